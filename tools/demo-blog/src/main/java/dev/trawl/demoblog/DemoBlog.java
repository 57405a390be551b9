package dev.trawl.demoblog;

import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.pages.Json;
import dev.trawl.demoblog.replay.CapturedHost;
import dev.trawl.demoblog.replay.ReplayRules;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the demo blog. */
@Command(
        name = "demo-blog",
        mixinStandardHelpOptions = true,
        version = "demo-blog 0.1.0",
        sortOptions = false,
        description = {
            "A blog platform in the manner of CSDN, to crawl without the internet. Runs until it is ended (SIGTERM,"
                    + " Ctrl-C).",
            "Its users are user-0001, user-0002, … and those of the faults below; the same seed gives the same pages."
        },
        footerHeading = "%nUser IDs that fail, and what shows (the end of a crawl in brackets):%n")
@SuppressWarnings("unused") // picocli sets the fields.
public final class DemoBlog implements Callable<Integer> {

    @Option(names = "--address", defaultValue = "127.0.0.1", description = "Where to listen (${DEFAULT-VALUE}).")
    private String address = "";

    @Option(names = "--port", defaultValue = "8090", description = "Port for http (${DEFAULT-VALUE}); 0: any free one.")
    private int port;

    @Option(
            names = "--https-port",
            defaultValue = "0",
            description = "Port for https, with --replay only (${DEFAULT-VALUE}: any free one).")
    private int httpsPort;

    @Option(
            names = "--untrusted-port",
            defaultValue = "0",
            description = "Port for https with an untrusted certificate (${DEFAULT-VALUE}: any free one).")
    private int untrustedPort;

    @Option(names = "--users", defaultValue = "300", description = "How many healthy users (${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--seed", defaultValue = "1", description = "What users are generated from (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description =
                    "Written when listening: {\"httpPort\":…,\"untrustedPort\":…,\"httpsPort\":…,\"spki\":\"…\"}.")
    private @Nullable Path readyFile;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Append each request: time, kind, scheme, host, path, User-Agent, separated by tabs.")
    private @Nullable Path accessLog;

    @Option(
            names = "--crawl-delay",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "The Crawl-delay of robots.txt (${DEFAULT-VALUE}: it has none).")
    private int crawlDelay;

    @Option(
            names = "--replay",
            paramLabel = "DIR",
            description =
                    "Also serve this folder of captured pages, under the name of --replay-host, by http and https.")
    private @Nullable Path replay;

    @Option(names = "--replay-host", paramLabel = "HOST", description = "The host whose pages were captured.")
    private @Nullable String replayHost;

    @Option(
            names = "--replay-rules",
            paramLabel = "FILE",
            description = "Which URL is which file: lines <regular expression> -> <file>."
                    + " Default: the rules that come with the demo blog for that host, else a path is its own file.")
    private @Nullable Path replayRules;

    @Spec
    private @Nullable CommandSpec spec;

    private DemoBlog() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var command = new CommandLine(new DemoBlog());
        command.setUsageHelpAutoWidth(true);
        command.getCommandSpec()
                .usageMessage()
                .footer(Faults.all().stream()
                        .map(fault -> "  %-22s %s (%s)"
                                .formatted(
                                        fault.userId(),
                                        fault.shows().replace("%", "%%"),
                                        fault.ending().label()))
                        .toArray(String[]::new));
        return command.execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var server = DemoServer.start(options())) {
            if (readyFile != null) {
                writeReadyFile(readyFile, server);
            }
            System.out.println(greeting(server));
            new CountDownLatch(1).await();
            return 0;
        } catch (BindException e) {
            return fail("cannot listen on " + address + ", port " + port + " or " + httpsPort + ": " + e.getMessage());
        } catch (IOException | GeneralSecurityException e) {
            return fail(e.toString());
        }
    }

    private ServerOptions options() throws IOException {
        if ((replay == null) != (replayHost == null) || replay == null && replayRules != null) {
            throw wrong("--replay DIR and --replay-host HOST go together");
        }
        try {
            var blog = Blog.of(seed, users);
            return new ServerOptions(blog, address, port, httpsPort, untrustedPort, accessLog, captured(), crawlDelay);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Tells the process that started the blog where it listens, in one step: the file is whole or not there. */
    private static void writeReadyFile(Path file, DemoServer server) throws IOException {
        var ready = new LinkedHashMap<String, Object>();
        ready.put("httpPort", server.httpPort());
        ready.put("untrustedPort", server.untrustedPort());
        server.httpsPort().ifPresent(port -> ready.put("httpsPort", port));
        server.spki().ifPresent(spki -> ready.put("spki", spki));
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        Files.writeString(part, Json.of(ready) + "\n");
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private @Nullable CapturedHost captured() throws IOException {
        if (replay == null || replayHost == null) {
            return null;
        }
        ReplayRules rules = replayRules == null ? ReplayRules.builtIn(replayHost) : ReplayRules.read(replayRules);
        return new CapturedHost(replayHost, replay, rules);
    }

    private String greeting(DemoServer server) {
        String https = server.httpsPort().isEmpty()
                ? ""
                : ", https port " + server.httpsPort().getAsInt() + " with key "
                        + server.spki().orElseThrow();
        return "demo blog: " + users + " users and " + Faults.all().size() + " faults on http://" + address + ":"
                + server.httpPort() + "/" + https;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(new CommandLine(this), message);
    }

    private static int fail(String message) {
        System.err.println("demo blog: " + message);
        return 1;
    }
}
