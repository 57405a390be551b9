package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;

import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.Replicas;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.Stack;
import dev.trawl.cli.stack.StackPlan;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.MessageJson;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.TemporaryFolders;
import dev.trawl.testing.CapturedPages;
import dev.trawl.testing.Repository;
import dev.trawl.testing.TestKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One pipeline for all end-to-end tests of a run: real Kafka, real Postgres, real browsers, the four services and the demo
 * blog as processes of their own, with two fetchers. Where captured pages are at hand the demo blog replays cnblogs, and
 * the crawl of it, which keeps the real site's pace, begins at once, so that it does not have to be waited for.
 */
final class RunningPipeline implements AutoCloseable {

    /** The demo's healthy users and the faulty ones. Each test has its own, so that no crawl changes another's rows. */
    static final Blog BLOG = Blog.of(7, 24);

    /** Those that test classes crawl which run beside the crawl of all others: a row stands under the crawl that saw it last. */
    static final DemoUser OF_SMALL_CRAWL = users(9, 9).getFirst();

    static final DemoUser OF_INTERRUPTED_RUN = users(11, 11).getFirst();

    /**
     * For JUnit: a test class that only crawls its own users reads the shared pipeline; one that kills a part of it, or waits until
     * it is idle, has it alone.
     */
    static final String LOCK = "the shared pipeline";

    /** The site of the demo blog with a longer limit of a page: a tab that is made to crash does so before it. */
    static final String PATIENT = "demo-patient";

    /** The crawl of the captured blog. */
    static final String CNBLOGS_CRAWL = "captured";

    private static final String CNBLOGS_HOST = "www.cnblogs.com";

    /** Shorter than the visit proxy's limit for a host that sends nothing: after that a silent page is a missing one. */
    private static final Duration LONGEST_PAGE = Duration.ofSeconds(50);

    private static final Duration ANSWER = allow(Duration.ofSeconds(10));
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private static final AtomicInteger CRAWLS = new AtomicInteger();
    private static @Nullable RunningPipeline shared;

    private final Stack stack;
    private final SchedulerApi scheduler;

    private RunningPipeline(Stack stack) {
        this.stack = stack;
        this.scheduler = new SchedulerApi(stack.service(Service.SCHEDULER).address());
    }

    static synchronized RunningPipeline shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** One of a test's own with two fetchers, in which it may break what it likes; to be closed by it. */
    static RunningPipeline own(DemoPlan demo, Path sites) {
        return own(demo, sites, Replicas.ofFetchers(2), List.of());
    }

    /** The same with these numbers of each service, and further settings. */
    static RunningPipeline own(DemoPlan demo, Path sites, Replicas replicas, List<String> more) {
        // a quick second attempt, and time for browsers that start all at once; everything else as users have it
        long start = allow(Duration.ofSeconds(30)).toSeconds();
        List<String> settings = new ArrayList<>(List.of(
                "scheduler:--trawl.scheduler.retry-delay=1s",
                "fetcher:--trawl.fetcher.browser.start-limit=" + start + "s"));
        settings.addAll(more);
        var run = new RunFolder(TemporaryFolders.temporary("trawl-it-"), Optional.empty());
        var installation = new Installation(Repository.root());
        var plan = new StackPlan(
                "it",
                run,
                replicas,
                Optional.of(demo),
                withLimitsOfThisMachine(sites, run.folder().resolve("sites")),
                settings);
        return new RunningPipeline(Stack.start(plan, installation, () -> {}, line -> {}));
    }

    /**
     * A copy of the site files in which a page may take longer on a slow machine, or what is only late would be a time-out;
     * beside the demo blog's file {@value #PATIENT}.
     */
    static Path withLimitsOfThisMachine(Path sites, Path to) {
        try (Stream<Path> files = Files.list(sites)) {
            Path folder = Files.createDirectories(to);
            for (Path file : files.toList()) {
                String site = Files.readString(file);
                Files.writeString(folder.resolve(file.getFileName()), withPageLimit(site, Duration.ofSeconds(5)));
                if (file.endsWith("demo.yml")) {
                    String patient = site.replace("site: demo\n", "site: " + PATIENT + "\n");
                    Files.writeString(folder.resolve(PATIENT + ".yml"), withPageLimit(patient, Duration.ofSeconds(20)));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withPageLimit(String site, Duration limit) {
        Duration allowed = allow(limit).compareTo(LONGEST_PAGE) > 0 ? LONGEST_PAGE : allow(limit);
        return site.replaceFirst("page-limit: \\S+", "page-limit: " + allowed.toMillis() + "ms");
    }

    private static RunningPipeline start() {
        Optional<Path> pages = capturedCnblogs();
        var demo = new DemoPlan(
                BLOG.healthyIds().size(), 7, pages.map(folder -> new DemoPlan.Replay(folder, CNBLOGS_HOST)));
        RunningPipeline pipeline = own(demo, new Installation(Repository.root()).sites());
        if (pages.isPresent()) {
            pipeline.submit("cnblogs", CNBLOGS_CRAWL, "list", List.of("cocowool"));
        }
        return pipeline;
    }

    private static Optional<Path> capturedCnblogs() {
        return CapturedPages.find()
                .map(pages -> pages.folder().resolve("cnblogs"))
                .filter(Files::isDirectory);
    }

    @Override
    public void close() {
        stack.close();
    }

    Stack stack() {
        return stack;
    }

    /** A client of its broker, to be closed by the test. */
    TestKafka kafka() {
        return TestKafka.on(stack.kafka());
    }

    /** The messages of a topic, without those that are malformed on purpose. */
    static <T> List<T> messages(TestKafka kafka, String topic, Class<T> type) {
        return kafka.read(topic).stream()
                .flatMap(message -> {
                    try {
                        return Stream.of(MessageJson.read(message.value(), type));
                    } catch (MalformedMessage e) {
                        return Stream.of();
                    }
                })
                .toList();
    }

    Rows rows(String crawl) {
        return new Rows(stack.database(), crawl);
    }

    /** Submits a new crawl of demo users; answers its name. */
    String submitDemo(String scope, List<String> users) {
        String crawl = "it-" + CRAWLS.incrementAndGet();
        submit("demo", crawl, scope, users);
        return crawl;
    }

    /** Submits a crawl of any site's users by the given name. */
    void submit(String site, String crawl, String scope, List<String> users) {
        Map<String, String> settings = Map.of("site", site, "crawl", crawl, "scope", scope);
        Awaitility.await("the scheduler takes " + crawl)
                .atMost(allow(Duration.ofMinutes(2)))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(ServiceUnanswered.class)
                .until(() ->
                        scheduler.submit(String.join("\n", users), settings).accepted() == users.size());
    }

    /** Asks the scheduler to do something; answers the status. */
    int post(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(stack.service(Service.SCHEDULER).address() + path))
                .timeout(ANSWER)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** What became of each task of a crawl so far. */
    List<TaskEnd> tasks(String crawl) throws ServiceUnanswered {
        return scheduler.tasks(crawl, 1000);
    }

    SchedulerApi scheduler() {
        return scheduler;
    }

    /** What the container of tools has in its environment: where the pipeline is. */
    Map<String, String> environment() {
        Database database = stack.database();
        return Map.of(
                "TRAWL_PIPELINE_SCHEDULER",
                stack.service(Service.SCHEDULER).address(),
                "TRAWL_PIPELINE_KAFKA",
                stack.kafka().bootstrapServers(),
                "TRAWL_PIPELINE_DB_URL",
                database.jdbcUrl(),
                "TRAWL_PIPELINE_DB_USER",
                database.user(),
                "TRAWL_PIPELINE_DB_PASSWORD",
                database.password());
    }

    CrawlStatus progress(String crawl) throws ServiceUnanswered {
        return scheduler.crawl(crawl);
    }

    /** The healthy users from one number to another, counted from 1, both included. */
    static List<DemoUser> users(int from, int to) {
        return BLOG.healthyIds().subList(from - 1, to).stream()
                .flatMap(id -> BLOG.user(id).stream())
                .toList();
    }

    static List<String> ids(List<DemoUser> users) {
        return users.stream().map(DemoUser::userId).toList();
    }

    /** Waits until every task of the crawl has ended; answers what became of each. */
    List<TaskEnd> ends(String crawl, Duration limit) throws ServiceUnanswered {
        Awaitility.await("the end of " + crawl)
                .atMost(limit)
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptionsInstanceOf(ServiceUnanswered.class)
                .until(() -> {
                    failWhereAServiceRefusesToStart();
                    return scheduler.crawl(crawl).finished();
                });
        return tasks(crawl);
    }

    /** One that cannot start ends with a small status; one that was killed with 128 and more. */
    private void failWhereAServiceRefusesToStart() {
        stack.services().stream()
                .filter(service -> !service.isAlive() && service.exitStatus() < 128)
                .findFirst()
                .ifPresent(service -> {
                    throw new AssertionError(service.name() + " has ended: " + service.lastWords());
                });
    }
}
