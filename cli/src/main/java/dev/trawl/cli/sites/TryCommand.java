package dev.trawl.cli.sites;

import dev.trawl.cli.commands.RunningPipeline;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.Scope;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.sitecheck.live.LiveFailed;
import dev.trawl.sitecheck.live.LivePages;
import dev.trawl.sitecheck.live.LivePages.Goal;
import dev.trawl.sitecheck.page.AmbiguousPage;
import dev.trawl.sitecheck.page.PageFile;
import dev.trawl.sitecheck.page.PageSource;
import dev.trawl.sitecheck.page.PageUrl;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trawl try}. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads pages by a site file and prints what would be stored. For each field it prints the value, the text on the"
                    + " page where it differs, and the rule that found it; then the rules that found nothing. Needs no pipeline.",
            "The pages are saved files, or one at a URL (--page), or the first ones of a user (--user without --page). Several files,"
                    + " or those of a folder, become a table. A browser loads what is not in a file, within the hosts, the rate"
                    + " and the robots.txt of the site.",
            "Exit status: 0 fine, 1 a required field is missing, the fetcher or the parser would not take the page, the site does not"
                    + " give it, or the site file has faults, 2 wrong options, no such file, or something about the page that an"
                    + " option has to say."
        })
@SuppressWarnings("unused") // picocli sets the fields
public final class TryCommand implements Callable<Integer> {

    /** A field, or the logger would be collected and its level with it. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @Parameters(index = "0", paramLabel = "SITE", description = "A site of sites/, or a site file.")
    private String site = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE|DIR",
            description = "Pages that were saved, or folders of them (*.html, *.htm).")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--page",
            paramLabel = "FILE|DIR|URL",
            description =
                    "A page that was saved, a folder of them, or a page that a browser loads now. May be given several times.")
    private List<String> pageOptions = new ArrayList<>();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "What the page shows: profile, list or article. Default: what its URL says, else as which the most is"
                            + " found on it.")
    private @Nullable PageKind kind;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the page was, for its relative links. Default: what the page says.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "ID",
            description =
                    "Whose page it is. Default: who stands in its URL. Without --page: the user whose pages a browser visits"
                            + " now, as the fetcher does, at the rate of the site file.")
    private @Nullable String user;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "list",
            description = "How much of a user is visited: profile, list or bodies (${DEFAULT-VALUE}).")
    private Scope scope = Scope.LIST;

    @Option(
            names = "--pages",
            paramLabel = "N",
            defaultValue = "2",
            description = "The most pages of the list, and the most articles, that are visited (${DEFAULT-VALUE}).")
    private int pages;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Items of a list that are printed field by field (${DEFAULT-VALUE}). For each field it also prints in"
                            + " how many items of the list it was found.")
    private int items;

    @Option(
            names = "--json",
            description = "Prints a line of JSON for each page instead: its checks, values, warnings and result.")
    private boolean json;

    @Option(
            names = "--watch",
            description =
                    "Again at each save of the site file; Ctrl-C ends it. A file is read again too, pages that a browser"
                            + " brought are not loaded again.")
    private boolean watch;

    @Option(names = "--sites", paramLabel = "DIR", description = "The folder of site files (default: sites/).")
    private @Nullable Path sites;

    @Option(
            names = "--route",
            paramLabel = "HOST:PORT=ADDRESS:PORT",
            description =
                    "What stands in for a host of the site file, as trawl.fetcher.proxy.routes does: for a demo blog,"
                            + " blog.demo.test:80=127.0.0.1:8090.")
    private Map<String, String> routes = new LinkedHashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Path siteFile = siteFile();
        if (items < 0) {
            throw new ParameterException(spec.commandLine(), "--items is " + items + ", expected at least 0");
        }
        var trialRound = new TrialRound(
                siteFile, sources(), items, json, spec.commandLine().getOut());
        return watch ? watched(trialRound) : trialRound.run();
    }

    private Map<String, PageSource> sources() {
        List<String> named =
                Stream.concat(pageOptions.stream(), files.stream()).distinct().toList();
        if (named.isEmpty()) {
            if (user == null) {
                throw new ParameterException(spec.commandLine(), "give --page FILE or URL, or --user ID");
            }
            return Map.of(user, live(new Goal.OneUser(user, scope, pages)));
        }
        List<String> all =
                named.stream().flatMap(page -> PageFile.inFolder(page).stream()).toList();
        if (all.size() > 1 && url != null) {
            throw new ParameterException(
                    spec.commandLine(), "--url says where one page was, and there are " + all.size());
        }
        var sources = new LinkedHashMap<String, PageSource>();
        all.forEach(page -> sources.put(page, source(page, all.size() > 1)));
        return sources;
    }

    private PageSource source(String page, boolean isOneOfSeveral) {
        Optional<PageKind> what = Optional.ofNullable(kind);
        Optional<String> whose = Optional.ofNullable(user);
        boolean isUrl = page.matches("[a-z]+://.*");
        if (isUrl && !page.startsWith("http")) {
            throw new ParameterException(
                    spec.commandLine(), "--page is " + page + ", expected a file, or a URL of http or https");
        }
        if (isUrl && url != null) {
            throw new ParameterException(spec.commandLine(), "--url says where a FILE was; --page is a URL already");
        }
        if (isUrl && isOneOfSeveral) {
            throw new ParameterException(
                    spec.commandLine(), "--page is " + page + ", expected files where there are several pages");
        }
        return isUrl
                ? live(new Goal.OnePage(new PageUrl(uri(page), what, whose)))
                : new PageFile(Path.of(page), what, Optional.ofNullable(url), whose);
    }

    private LivePages live(Goal goal) {
        if (RunningPipeline.isAttached()) {
            throw new LiveFailed(
                    "there is no browser in this container: say --page FILE, a saved page, or use ./trawl try");
        }
        SELENIUM.setLevel(Level.SEVERE);
        PrintWriter out = spec.commandLine().getOut();
        if (pages < 1) {
            throw new ParameterException(spec.commandLine(), "--pages is " + pages + ", expected at least 1");
        }
        try {
            return new LivePages(
                    goal,
                    new ForwardProxy(new ProxySettings(routes, null, null, null, null)),
                    line -> {
                        if (!json) {
                            out.println(line);
                            out.flush();
                        }
                    },
                    Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--route: " + e.getMessage(), e);
        }
    }

    private URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ParameterException(spec.commandLine(), "--page is no URL: " + e.getMessage(), e);
        }
    }

    private Path siteFile() {
        Path folder = sites == null ? SiteFolder.folder() : sites;
        Path file = site.endsWith(".yml") ? Path.of(site) : folder.resolve(site + ".yml");
        if (!Files.isRegularFile(file)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no site file " + file + "; " + folder + " has "
                            + SiteFolder.in(folder).stream()
                                    .map(known -> String.valueOf(known.getFileName()))
                                    .reduce((one, other) -> one + ", " + other)
                                    .orElse("none"));
        }
        return file;
    }

    /** Until it is interrupted; faults are printed, and may be mended by the next save. */
    private int watched(TrialRound trialRound) {
        PrintWriter out = trialRound.out();
        Path name = trialRound.siteFile().getFileName();
        int status = 0;
        try (var saves = new FileSaves(trialRound.siteFile())) {
            while (true) {
                try {
                    status = trialRound.run();
                } catch (AmbiguousPage e) {
                    out.println(e.getMessage());
                    status = 2;
                }
                out.println();
                out.println("---- waits for a save of " + name + "; Ctrl-C ends it ----");
                out.flush();
                saves.await();
            }
        } catch (InterruptedException e) {
            return status;
        }
    }
}
