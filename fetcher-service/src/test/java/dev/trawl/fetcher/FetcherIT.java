package dev.trawl.fetcher;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.TaskId;
import dev.trawl.testing.SmallSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    @TempDir
    static Path folder;

    private static TaskTopics topics;
    private static ConfigurableApplicationContext fetcher;

    @BeforeAll
    static void start() throws Exception {
        topics = TaskTopics.create();
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
        List<String> settings = new ArrayList<>(topics.settings());
        settings.addAll(List.of(
                "--trawl.sites=" + sites,
                "--trawl.fetcher.id=one",
                "--trawl.fetcher.proxy.routes[site.test:80]=127.0.0.1:" + SITE.port(),
                "--trawl.fetcher.browser.folder=" + folder.resolve("b"),
                "--server.tomcat.basedir=" + folder.resolve("tomcat"),
                "--server.port=0"));
        fetcher = SpringApplication.run(FetcherApplication.class, settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        fetcher.close();
        SITE.close();
        assertThat(folder.resolve("b")).isEmptyDirectory();
    }

    private static TaskId publish(String user, boolean last) {
        return topics.publish(user, last, allow(Duration.ofSeconds(2)));
    }

    @Test
    void sendsEveryPageThenTheManifestThatNamesThem() {
        TaskId task = publish("good", false);

        Outcome end = topics.end(task);

        assertThat(end).isInstanceOf(Outcome.Fetched.class);
        assertThat(((Outcome.Fetched) end).manifest().pages())
                .containsExactly(
                        new PageRef(PageKind.PROFILE, 1), new PageRef(PageKind.LIST, 1), new PageRef(PageKind.LIST, 2));
        assertThat(topics.pages(task)).extracting(CapturedPage::page).hasSize(3);
        assertThat(topics.pages(task)).allMatch(page -> page.status() == 200);
        assertThat(topics.outcomes(task).getFirst()).isInstanceOf(Outcome.Started.class);
    }

    @Test
    void keepsWhatItGotAndNamesWhatIsMissing() {
        TaskId task = publish("gaps", true);

        Outcome end = topics.end(task);

        assertThat(end).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.PAGE);
            assertThat(failed.missing()).containsExactly(new PageRef(PageKind.LIST, 2));
            assertThat(failed.had().pages()).hasSize(3);
            assertThat(failed.dead()).isTrue();
        });
        assertThat(topics.letter(FailureKind.PAGE, task).missing()).containsExactly(new PageRef(PageKind.LIST, 2));
    }

    @Test
    void endsAPageThatNeverAnswersAsATimeoutWithItsEvidence() {
        TaskId task = publish("silent", true);

        assertThat(topics.end(task)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT);
            assertThat(failed.charged()).isTrue();
        });
        assertThat(topics.letter(FailureKind.TIMEOUT, task).evidence())
                .extracting(EvidenceRef::kind)
                .contains(EvidenceKind.SCREENSHOT, EvidenceKind.TIMELINE);
    }

    @Test
    void distinguishesEmptyAndNotFoundFromFailures() {
        TaskId empty = publish("empty", false);
        TaskId unknown = publish("unknown", false);

        assertThat(topics.end(empty)).isInstanceOf(Outcome.Empty.class);
        assertThat(topics.end(unknown)).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void refusesWhatRobotsTxtForbidsAtTheFirstAttempt() {
        TaskId task = publish("secret", false);

        assertThat(topics.end(task)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.dead()).isTrue();
            assertThat(failed.reason()).contains("robots.txt");
        });
        assertThat(topics.letter(FailureKind.PAGE, task).reason()).contains("robots.txt");
    }

    @Test
    void setsAMalformedTaskAsideAndGoesOn() {
        topics.kafka().send(topics.names().tasks(), "small/x", "{\"no\": \"task\"}".getBytes(UTF_8));

        assertThat(topics.end(publish("good2", false))).isInstanceOf(Outcome.NotFound.class);
        await().until(() -> !topics.kafka().read(topics.names().deadMessages()).isEmpty());
    }

    @Test
    void showsItsSlotsInHeartbeats() {
        await().until(() -> topics.kafka().read(topics.names().fetchers()).stream()
                .filter(record -> new String(record.key(), UTF_8).equals("one"))
                .map(record -> MessageJson.read(record.value(), Heartbeat.class))
                .anyMatch(beat -> beat.slots().size() == 2 && beat.browser().state() == Heartbeat.BrowserState.ACTIVE));
    }
}
