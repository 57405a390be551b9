package dev.trawl.cli.commands;

import dev.trawl.terminal.TerminalOutput;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trawl demo} against a pipeline that runs already. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Crawls every user of the demo blog that runs beside the pipeline, and says every ten seconds how far that is.",
            "Exit status 0 when every user came to what the demo blog intends, those that fail on purpose included."
        })
@SuppressWarnings("unused") // picocli sets the fields
public final class AttachedDemoCommand implements Callable<Integer> {

    @Option(
            names = "--crawl",
            paramLabel = "ID",
            description = "A name for the crawl (default: a new one); one of that name that is there is only shown.")
    private @Nullable String crawl;

    @Option(
            names = "--scope",
            defaultValue = "list",
            paramLabel = "SCOPE",
            description = "profile, list or bodies (${DEFAULT-VALUE}).")
    private String scope = "list";

    private final TerminalOutput terminalOutput = TerminalOutput.ofTerminal();

    @Override
    public Integer call() {
        AttachedPipeline pipeline = AttachedPipeline.ofEnvironment();
        String name = crawl == null ? CrawlName.of("demo", Clock.systemUTC()) : crawl;
        int status = new DemoCrawl(terminalOutput, scope).run(pipeline, name, (rows, crawled) -> {
            var counts = rows.counts(crawled);
            terminalOutput.say("stored: " + counts.profiles() + " profiles, " + counts.articles() + " articles");
        });
        terminalOutput.say(pipeline.summary());
        return status;
    }
}
