package dev.trawl.cli.compose;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.cli.crawl.CrawlRows;
import dev.trawl.cli.crawl.CrawlStatus;
import dev.trawl.cli.crawl.RequestRefused;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.pipeline.ExpectedRows;
import dev.trawl.cli.pipeline.Rows;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.devservers.TemporaryFolders;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The life of one pipeline in containers, a chapter a test: started, measured, killed, cut off and scaled in mid-crawl,
 * flooded, looked into with the commands of docs/kafka.md, ended, started again. Prints a table of what it measured.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {

    @RegisterExtension
    private final FirstFailure firstFailure = new FirstFailure(this::lastWords);

    private static final Blog BLOG = Blog.of(Blog.DEFAULT_SEED, Compose.USERS);
    private static final Duration LIMIT = allow(Duration.ofMinutes(6));
    /** The demo crawl of a plain {@code up} is of a smaller blog. */
    private static final int DEMO_USERS = 16;

    private static final int SUBMISSIONS = 5_000;
    private static final String CRAWL = "many";
    private static final Duration CUT = Duration.ofSeconds(20);

    private final Compose compose = new Compose(copyOfSites());
    private final SchedulerApi scheduler = new SchedulerApi(compose.scheduler(), Compose.TOKEN);
    private final Map<String, String> measured = new TreeMap<>();

    private String lastWords() {
        return compose.lastWords();
    }

    /** In a folder that the users of the containers may read. */
    private static Path copyOfSites() {
        try {
            Path folder = Files.createTempDirectory(
                    "trawl-sites-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            try (Stream<Path> files = Files.list(Repository.root().resolve("sites"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void build() {
        compose.run("down", "-v", "--remove-orphans");
        compose.build();
    }

    @AfterAll
    void end() {
        System.out.println("measured:");
        measured.forEach((what, value) -> System.out.println("  " + what + ": " + value));
        compose.run("down", "-v", "--remove-orphans");
        TemporaryFolders.delete(Path.of(compose.sites()));
        assertThat(compose.all()).isEmpty();
    }

    @Test
    @Order(1)
    void becomesHealthyAndStoresItsFirstRow() throws Exception {
        long start = System.nanoTime();
        compose.up(Map.of("fetcher-service", 3));
        measured.put("1 healthy after", seconds(start));
        submit("first", List.of("user-0001"));
        var rows = new CrawlRows(compose.reader());
        await(LIMIT).until(rows::any);
        measured.put("2 first row after", seconds(start));
        ends("first");
    }

    @Test
    @Order(2)
    void saysHowFastOneAndThreeFetchersAre() throws Exception {
        List<String> users = ids(users(1, 8));
        int pages = 0;
        for (int fetchers : List.of(1, 3)) {
            compose.up(Map.of("fetcher-service", fetchers));
            await(LIMIT).until(() -> scheduler.fleet().fetchers() == fetchers);
            long start = System.nanoTime();
            submit("pace-" + fetchers, users);
            List<TaskEnd> ends = ends("pace-" + fetchers);
            pages = ends.stream().mapToInt(TaskEnd::pages).sum();
            double perSecond = pages / ((System.nanoTime() - start) / 1e9);
            measured.put(
                    "3 pages/s of " + fetchers + " fetchers with one slot",
                    String.format(Locale.ROOT, "%.1f", perSecond));
            assertThat(ends).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");
        }
        assertThat(pages).isPositive();
    }

    @Test
    @Order(3)
    void storesEveryUserOnceWhateverIsKilledCutOffAndScaled() throws Exception {
        List<DemoUser> users = BLOG.users();
        submit(CRAWL, ids(users));
        awaitInMidCrawl(10);

        compose.scale(Map.of("fetcher-service", 5, "parser-service", 2, "storage-service", 2));
        awaitInMidCrawl(15);
        String killed = compose.containers("fetcher-service").getFirst();
        compose.docker("kill", "-s", "KILL", killed);

        awaitInMidCrawl(20);
        String kafka = compose.containers("kafka").getFirst();
        compose.docker("kill", "-s", "KILL", kafka);
        compose.docker("start", kafka);

        awaitInMidCrawl(30);
        String postgres = compose.containers("postgres").getFirst();
        compose.docker("kill", "-s", "KILL", postgres);
        compose.docker("start", postgres);

        awaitInMidCrawl(40);
        compose.scale(Map.of("fetcher-service", 1, "parser-service", 2, "storage-service", 2));
        awaitInMidCrawl(45);
        compose.scale(Map.of("fetcher-service", 3));

        awaitInMidCrawl(50);
        String cutOff = compose.containers("fetcher-service").getFirst();
        long cut = System.nanoTime();
        compose.docker("network", "disconnect", "-f", compose.network(), cutOff);
        await(LIMIT).until(() -> System.nanoTime() - cut > CUT.toNanos());
        compose.docker("network", "connect", compose.network(), cutOff);
        compose.up(Map.of("fetcher-service", 3));

        Map<String, String> ends = ends(CRAWL).stream().collect(Collectors.toMap(TaskEnd::user, TaskEnd::end));
        measured.put("4 memory after the crawl", "\n" + compose.memory().indent(4));
        assertThat(new TreeMap<>(ends))
                .isEqualTo(users.stream()
                        .collect(Collectors.toMap(
                                DemoUser::userId, user -> user.ending().label(), (a, b) -> a, TreeMap::new)));
        assertRows(users);
    }

    @Test
    @Order(4)
    void losesNoneOfThousandsOfSubmissionsAtOnce() throws Exception {
        long start = System.nanoTime();
        var flood = new Flood(compose.scheduler(), Compose.TOKEN);
        assertThat(flood.submit("flood", SUBMISSIONS)).containsExactly(Map.entry(202, SUBMISSIONS));
        measured.put("5 " + SUBMISSIONS + " submissions at once taken in", seconds(start));
        CrawlStatus held = scheduler.crawl("flood");
        assertThat(held.in("held")).isEqualTo(SUBMISSIONS);
        assertThat(compose.containers("scheduler-service")).allMatch(compose::isHealthy);
        flood.cancel("flood");
        assertThat(scheduler.crawl("flood").in("cancelled")).isEqualTo(SUBMISSIONS);
    }

    @Test
    @Order(5)
    void lookingIsFreeAndChangingNeedsTheToken() throws Exception {
        var stranger = new SchedulerApi(compose.scheduler());
        assertThat(stranger.crawl(CRAWL).finished()).isTrue();
        assertThatThrownBy(() -> stranger.submit("user-0001", Map.of("site", "demo", "crawl", "strange")))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("Authorization: Bearer");
        assertThatThrownBy(() -> scheduler.crawl("strange")).isInstanceOf(RequestRefused.class);
    }

    @Test
    @Order(6)
    void eachRoleOfTheDatabaseSeesItsOwnOnly() throws Exception {
        assertThat(canRead("storage", "storage.article")).isTrue();
        assertThat(canRead("storage", "scheduler.dead_letter")).isFalse();
        assertThat(canRead("scheduler", "scheduler.dead_letter")).isTrue();
        // what it answers a small crawl with
        assertThat(canRead("scheduler", "storage.article")).isTrue();
        assertThat(canRead("scheduler", "storage.profile")).isFalse();
        assertThat(canRead("reader", "storage.profile_overview")).isTrue();
        assertThat(canRead("reader", "scheduler.dead_letter")).isFalse();
    }

    @Test
    @Order(7)
    void theCommandsOfTheKafkaPageDoWhatItSays() {
        new KafkaPage(compose).check();
    }

    @Test
    @Order(8)
    void thoseWithoutAJdkHaveTheCommandsOfTrawl() {
        assertThat(compose.run("run", "--rm", "-T", "tools", "trawl", "status")).contains("fetchers", "\"submitted\":");
        assertThat(compose.run("run", "--rm", "-T", "tools", "trawl", "dead", "list", "--kind", "timeout"))
                .contains("demo/fault-silent");
        assertThat(compose.run(
                        "run",
                        "--rm",
                        "-T",
                        "tools",
                        "trawl",
                        "run",
                        "--site",
                        "demo",
                        "--user",
                        "user-0002",
                        "--crawl",
                        "by"))
                .contains("crawl by: 1 accepted", "user-0002", "STORED", "accounts with the most fans");
    }

    @Test
    @Order(9)
    void endsWithoutATraceAndGoesOnWithTheDataOfBefore() throws Exception {
        List<Long> processes = compose.processes();
        assertThat(processes).isNotEmpty();
        long start = System.nanoTime();
        compose.run("down");
        measured.put("6 down after", seconds(start));
        assertThat(compose.all()).isEmpty();
        assertThat(processes.stream()
                        .map(ProcessHandle::of)
                        .flatMap(Optional::stream)
                        .filter(ProcessHandle::isAlive))
                .isEmpty();

        compose.up(Map.of());
        assertThat(scheduler.crawl("flood").in("cancelled")).isEqualTo(SUBMISSIONS);
        assertThat(scheduler.crawl(CRAWL).finished()).isTrue();
        submit("after", List.of("user-0003"));
        assertThat(ends("after")).extracting(TaskEnd::end).containsExactly("STORED");
    }

    @Test
    @Order(10)
    void crawlsTheDemoBlogByItselfAndSaysOnceMoreThatItIsThere() {
        compose.demoUsers(DEMO_USERS);
        int users = Blog.of(Blog.DEFAULT_SEED, DEMO_USERS).users().size();
        assertThat(demoCrawl())
                .contains("crawl demo: " + users + " users accepted", "pages/s")
                .contains("all as the demo blog intends", "where to look: " + compose.scheduler() + "/");
        assertThat(demoCrawl()).contains("crawl demo is already there", "where to look: ");
    }

    /** What the demo crawl of a plain {@code up} says until it has ended. */
    private String demoCrawl() {
        compose.run("up", "-d");
        String container = compose.all("demo-crawl").getFirst();
        await(LIMIT)
                .until(() -> compose.docker("inspect", "-f", "{{.State.Status}} {{.State.ExitCode}}", container)
                        .strip()
                        .equals("exited 0"));
        return compose.docker("logs", container);
    }

    private void assertRows(List<DemoUser> users) throws SQLException {
        var rows = new Rows(compose.reader(), CRAWL);
        assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
        assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
        assertThat(rows.observations()).doesNotHaveDuplicates().hasSameSizeAs(rows.articles());
    }

    private boolean canRead(String role, String table) throws SQLException {
        try (Connection connection = compose.as(role).connect();
                var statement = connection.createStatement()) {
            statement.execute("select 1 from " + table + " limit 1");
            return true;
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) { // insufficient privilege
                return false;
            }
            throw e;
        }
    }

    private void submit(String crawl, List<String> users) {
        Map<String, String> settings = Map.of("site", "demo", "crawl", crawl, "scope", "list");
        await(LIMIT).until(() -> {
            var submitted = scheduler.submit(String.join("\n", users), settings);
            return submitted.accepted() + submitted.alreadyThere() == users.size();
        });
    }

    /** Waits until this number of the main crawl have ended; then others must still wait for what comes next. */
    private void awaitInMidCrawl(int ended) throws Exception {
        await(LIMIT).until(() -> scheduler.crawl(CRAWL).ended() >= ended);
        assertThat(scheduler.crawl(CRAWL).in("waiting")).as("users that wait").isPositive();
    }

    private List<TaskEnd> ends(String crawl) throws Exception {
        await(LIMIT).until(() -> scheduler.crawl(crawl).finished());
        return scheduler.tasks(crawl, 1_000);
    }

    private static ConditionFactory await(Duration limit) {
        return Awaitility.await()
                .atMost(limit)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(ServiceUnanswered.class);
    }

    private static List<DemoUser> users(int from, int to) {
        return BLOG.healthyIds().subList(from - 1, to).stream()
                .flatMap(id -> BLOG.user(id).stream())
                .toList();
    }

    private static List<String> ids(List<DemoUser> users) {
        return users.stream().map(DemoUser::userId).toList();
    }

    private static String seconds(long start) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / 1e9);
    }
}
