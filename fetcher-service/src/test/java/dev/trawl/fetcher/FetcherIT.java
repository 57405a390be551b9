package dev.trawl.fetcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.fetcher.browser.SmallSite;
import dev.trawl.messages.CapturedPage;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.EvidenceKind;
import dev.trawl.messages.EvidenceRef;
import dev.trawl.messages.FailureKind;
import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.Limits;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.MessageJson;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.Task;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.Topics;
import dev.trawl.messages.UserId;
import dev.trawl.messaging.Received;
import dev.trawl.testing.TestKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole fetcher: tasks in by Kafka, a real browser, pages, outcomes and letters out by Kafka. */
@SuppressWarnings("NullAway.Init")
class FetcherIT {

    private static final SmallSite SITE = new SmallSite();
    private static final TestKafka KAFKA = TestKafka.shared();
    private static final Topics TOPICS = KAFKA.freshTopics();
    private static final CrawlId CRAWL = new CrawlId("crawl");

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext fetcher;

    @BeforeAll
    static void start() throws Exception {
        KAFKA.create(TOPICS.all().toArray(String[]::new));
        shareFromTheBeginning();
        Path sites = Files.createDirectory(folder.resolve("sites"));
        Files.writeString(sites.resolve("small.yml"), SmallSite.yaml("""
                profile: {url: "http://site.test/{user}", ready: "#home"}
                list:
                  url: "http://site.test/{user}/list/{page}"
                  ready: "#list"
                  item: ".item"
                  paging: {by: url, count: {pages: {select: "#count"}}}
                """, "signs: {empty: [{select: .none}]}"));
        SITE.page("/robots.txt", "User-agent: *\nDisallow: /secret");
        for (String user : List.of("good", "gaps", "empty")) {
            SITE.page("/" + user, "<h1 id=home>Home of " + user + "</h1>");
        }
        SITE.page("/silent", SmallSite.SILENCE);
        SITE.page("/good/list/1", SmallSite.list(1, 2, "<p id=count>2</p>"));
        SITE.page("/good/list/2", SmallSite.list(3, 4, "<p id=count>2</p>"));
        SITE.page("/gaps/list/1", SmallSite.list(1, 2, "<p id=count>3</p>"));
        SITE.page("/gaps/list/3", SmallSite.list(5, 6, "<p id=count>3</p>"));
        SITE.page("/empty/list/1", "<ul id=list></ul><p class=none>nothing</p>");
        fetcher = SpringApplication.run(
                FetcherApplication.class,
                "--spring.kafka.bootstrap-servers=" + KAFKA.bootstrapServers(),
                "--trawl.topics.prefix=" + TOPICS.prefix(),
                "--trawl.sites=" + sites,
                "--trawl.fetcher.id=one",
                "--trawl.fetcher.proxy.routes[site.test:80]=127.0.0.1:" + SITE.port(),
                "--trawl.fetcher.browser.folder=" + folder.resolve("browsers"),
                "--server.port=0");
    }

    private static void shareFromTheBeginning() throws Exception {
        try (var admin = KAFKA.admin()) {
            Collection<AlterConfigOp> earliest = List.of(new AlterConfigOp(
                    new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(
                            Map.of(new ConfigResource(ConfigResource.Type.GROUP, TOPICS.taskGroup()), earliest))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    @AfterAll
    static void stop() {
        fetcher.close();
        SITE.close();
        assertThat(folder.resolve("browsers")).isEmptyDirectory();
    }

    private static TaskId publish(String user, boolean last) {
        var account = new dev.trawl.messages.Account(new SiteId("small"), new UserId(user));
        var task = new Task(
                TaskId.of(CRAWL, account),
                CRAWL,
                account.site(),
                account.userId(),
                Scope.LIST,
                1,
                last,
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2)),
                Duration.ofMillis(10),
                List.of(),
                Manifest.EMPTY,
                Clock.systemUTC().instant().plus(Duration.ofMinutes(10)));
        KAFKA.send(TOPICS.tasks(), account.key(), MessageJson.write(task));
        return task.taskId();
    }

    private static List<Outcome> outcomes(TaskId task) {
        return KAFKA.read(TOPICS.outcomes()).stream()
                .map(record -> MessageJson.read(record.value(), Outcome.class))
                .filter(outcome -> outcome.visit().taskId().equals(task))
                .toList();
    }

    private static Outcome end(TaskId task) {
        return await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> outcomes(task).stream()
                                .filter(outcome -> !(outcome instanceof Outcome.Started))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<CapturedPage> pages(TaskId task) {
        return KAFKA.read(TOPICS.pages()).stream()
                .map(record -> CapturedPage.read(Received.headers(record), record.value()))
                .filter(page -> page.visit().taskId().equals(task))
                .toList();
    }

    private static DeadLetter letter(FailureKind kind, TaskId task) {
        return KAFKA.read(TOPICS.dead(kind)).stream()
                .map(record -> MessageJson.read(record.value(), DeadLetter.class))
                .filter(letter -> letter.visit().taskId().equals(task))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sendsEveryPageThenTheManifestThatNamesThem() {
        TaskId task = publish("good", false);

        Outcome end = end(task);

        assertThat(end).isInstanceOf(Outcome.Fetched.class);
        assertThat(((Outcome.Fetched) end).manifest().pages())
                .containsExactly(
                        new PageRef(PageKind.PROFILE, 1), new PageRef(PageKind.LIST, 1), new PageRef(PageKind.LIST, 2));
        assertThat(pages(task)).extracting(CapturedPage::page).hasSize(3);
        assertThat(pages(task)).allMatch(page -> page.status() == 200);
        assertThat(outcomes(task).getFirst()).isInstanceOf(Outcome.Started.class);
    }

    @Test
    void keepsWhatItGotAndNamesWhatIsMissing() {
        TaskId task = publish("gaps", true);

        Outcome end = end(task);

        assertThat(end).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.PAGE);
            assertThat(failed.missing()).containsExactly(new PageRef(PageKind.LIST, 2));
            assertThat(failed.had().pages()).hasSize(3);
            assertThat(failed.dead()).isTrue();
        });
        assertThat(letter(FailureKind.PAGE, task).missing()).containsExactly(new PageRef(PageKind.LIST, 2));
    }

    @Test
    void endsAPageThatNeverAnswersAsATimeoutWithItsEvidence() {
        TaskId task = publish("silent", true);

        assertThat(end(task)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(failed.charged()).isTrue();
        });
        assertThat(letter(FailureKind.TIMEOUT, task).evidence())
                .extracting(EvidenceRef::kind)
                .contains(EvidenceKind.SCREENSHOT, EvidenceKind.TIMELINE);
    }

    @Test
    void tellsEmptyAndNotFoundFromFailures() {
        TaskId empty = publish("empty", false);
        TaskId nobody = publish("nobody", false);

        assertThat(end(empty)).isInstanceOf(Outcome.Empty.class);
        assertThat(end(nobody)).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void refusesWhatRobotsTxtForbidsAtTheFirstAttempt() {
        TaskId task = publish("secret", false);

        assertThat(end(task)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.dead()).isTrue();
            assertThat(failed.reason()).contains("robots.txt");
        });
        assertThat(letter(FailureKind.PAGE, task).reason()).contains("robots.txt");
    }

    @Test
    void setsAMalformedTaskAsideAndGoesOn() {
        KAFKA.send(TOPICS.tasks(), "small/x", "{\"no\": \"task\"}".getBytes(UTF_8));

        assertThat(end(publish("good2", false))).isInstanceOf(Outcome.NotFound.class);
        await().until(() -> !KAFKA.read(TOPICS.deadMessages()).isEmpty());
    }

    @Test
    void saysWhatItDoesInHeartbeats() {
        await().until(() -> KAFKA.read(TOPICS.fetchers()).stream()
                .filter(record -> new String(record.key(), UTF_8).equals("one"))
                .map(record -> MessageJson.read(record.value(), Heartbeat.class))
                .anyMatch(beat -> beat.slots().size() == 2 && beat.browser().state() == Heartbeat.BrowserState.ACTIVE));
    }
}
