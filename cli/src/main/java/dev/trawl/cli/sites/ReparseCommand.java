package dev.trawl.cli.sites;

import dev.trawl.cli.commands.RunningPipeline;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Topics;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.parser.pages.PageParsing;
import dev.trawl.parser.pages.SiteReaders;
import dev.trawl.sitecheck.reparse.Rereading;
import dev.trawl.sitecheck.reparse.Selection;
import dev.trawl.sitecheck.reparse.Tally;
import dev.trawl.sitecheck.reparse.TallyText;
import dev.trawl.sitecheck.reparse.messaging.Cluster;
import dev.trawl.sitecheck.reparse.messaging.NewRecords;
import dev.trawl.sitecheck.reparse.messaging.ReadPages;
import dev.trawl.sitecheck.reparse.messaging.WrittenRecords;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.terminal.ProgressOutput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trawl reparse}. */
@Command(
        name = "reparse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads pages that are still on crawl.pages again after a change of the rules. It takes those that were read by"
                    + " other rules, or could not be read, and prints how many rows differ. Storage updates these.",
            "Nothing is fetched again; no task and no dead letter changes. What was interrupted is finished by running it"
                    + " again.",
            "Exit status: 0 done; 1 it failed, or pages that were read before cannot be read by these rules; 2 wrong options"
                    + " or site files; 3 no pipeline runs."
        })
@SuppressWarnings("unused") // picocli sets the fields
public final class ReparseCommand implements Callable<Integer> {

    @Option(names = "--site", paramLabel = "SITE", description = "Only pages of this site; may be given several times.")
    private Set<String> chosen = new LinkedHashSet<>();

    @Option(names = "--crawl", paramLabel = "ID", description = "Only pages of this crawl.")
    private @Nullable String crawl;

    @Option(names = "--dry-run", description = "Say what would differ, and send nothing.")
    private boolean dry;

    @Option(names = "--sites", paramLabel = "DIR", description = "The folder of site files (default: sites/).")
    private @Nullable Path sites;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the pipeline of this name; may be left out when only one runs.")
    private @Nullable String name;

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Of this Kafka, instead of that of a pipeline that runs here.")
    private @Nullable String servers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            defaultValue = "${env:TRAWL_TOPIC_PREFIX:-}",
            description =
                    "What the names of the services' topics begin with (default: $TRAWL_TOPIC_PREFIX, or nothing).")
    private String prefix = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Selection selection = selection();
        var files = SiteFiles.load(sites == null ? SiteFolder.folder() : sites);
        var readers = new SiteReaders(files, ReadingLimits.DEFAULT);
        selection.sites().stream()
                .filter(site -> files.find(site).isEmpty())
                .findFirst()
                .ifPresent(site -> {
                    throw new ParameterException(spec.commandLine(), "there is no site file for " + site);
                });
        var cluster = new Cluster(servers == null ? new RunningPipeline(name).kafka() : servers, new Topics(prefix));
        return reparse(cluster, readers, selection);
    }

    private Selection selection() {
        try {
            var only = new LinkedHashSet<SiteId>();
            chosen.forEach(site -> only.add(new SiteId(site)));
            return new Selection(only, Optional.ofNullable(crawl).map(CrawlId::new));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private int reparse(Cluster cluster, SiteReaders readers, Selection selection) {
        PrintWriter out = spec.commandLine().getOut();
        try (var progressOutput = new ProgressOutput(spec.commandLine().getErr());
                ReadPages pages = ReadPages.upTo(cluster);
                WrittenRecords written =
                        WrittenRecords.read(cluster, done -> progressOutput.say(done + " records looked at"));
                NewRecords records = new NewRecords(cluster)) {
            var rereading = new Rereading(readers, new PageParsing(readers, Clock.systemUTC()), written);
            pages.forEach(
                    page -> {
                        if (selection.contains(page.visit())) {
                            rereading.read(page).filter(record -> !dry).ifPresent(records::send);
                        }
                    },
                    () -> {
                        records.await();
                        progressOutput.say(pages.done() + " of " + pages.length() + " pages, "
                                + rereading.tally().pagesAgain() + " read again");
                    });
            Tally tally = rereading.tally();
            progressOutput.close();
            out.println(TallyText.of(tally) + end(tally));
            if (pages.unread() > 0) {
                out.println("messages on crawl.pages that the parser has not come to: " + pages.unread());
            }
            return tally.pagesUnreadableNow() == 0 ? 0 : 1;
        }
    }

    private String end(Tally tally) {
        if (tally.pagesAgain() == 0) {
            return "";
        }
        return dry
                ? " (dry run: nothing was sent)"
                : "; the new records are on crawl.records, and storage updates the rows";
    }
}
