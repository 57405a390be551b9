package dev.trawl.storage;

import static dev.trawl.storage.Crawled.MORNING;
import static dev.trawl.storage.Crawled.article;
import static dev.trawl.storage.Crawled.showing;
import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.FailureKind;
import dev.trawl.messages.MalformedLetter;
import dev.trawl.messages.MessageJson;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.servers.Database;
import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Records and manifests in, rows and outcomes out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StorageIT {

    private final TestKafka kafka = TestKafka.shared();
    private final Story story = Story.on(kafka);
    private final Database database = TestPostgres.freshDatabase();
    private final Rows rows = new Rows(database);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private StorageRun storage;

    @BeforeAll
    void start() {
        storage = StorageRun.start(
                database, kafka.bootstrapServers(), story.topics().prefix());
    }

    @AfterAll
    void stop() {
        storage.close();
    }

    @Test
    void storesAnAccountAndSaysSo() {
        var crawled = Crawled.of("ann", "c1", MORNING);
        story.read(
                crawled,
                crawled.profile(showing(10L, 1000L, "Ann 小狼")),
                crawled.list(1, article("a1", 5L), article("a2", 6L)),
                crawled.list(2, article("a3", 7L)));
        story.ended(crawled, crawled.fetched(2));

        story.awaitStored(crawled, 3);
        assertThat(rows.all("select nickname, fans, visits from storage.profile where user_id = 'ann'"))
                .containsExactly("Ann 小狼|10|1000");
        assertThat(rows.all("select article_id, title, reads from storage.article where user_id = 'ann' order by 1"))
                .containsExactly("a1|Über a1 小狼的世界|5", "a2|Über a2 小狼的世界|6", "a3|Über a3 小狼的世界|7");
    }

    @Test
    void saysItAgainWhenMessagesComeTwiceAndChangesNothing() {
        var crawled = Crawled.of("twice", "c1", MORNING);
        var profile = crawled.profile(showing(10L, 1000L, "Twice"));
        var list = crawled.list(1, article("a1", 5L));
        story.ended(crawled, crawled.fetched(1));
        story.read(crawled, profile, list);
        story.awaitStored(crawled, 2);
        String before = rows.one("select xmin, ctid from storage.profile where user_id = 'twice'");
        int told = story.told(crawled, Outcome.Stored.class).size();

        story.read(crawled, list, profile);
        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() ->
                        assertThat(story.told(crawled, Outcome.Stored.class)).hasSizeGreaterThan(told));
        assertThat(rows.one("select xmin, ctid from storage.profile where user_id = 'twice'"))
                .isEqualTo(before);
        assertThat(rows.one("select count(*) from storage.article_observation where user_id = 'twice'"))
                .isEqualTo("1");
    }

    @Test
    void aPageThatPostgresRefusesIsALetterAndTheOthersAreStored() {
        var bad = Crawled.of("bad", "c1", MORNING);
        var good = Crawled.of("good", "c1", MORNING);
        story.read(bad, bad.profile(showing(1L, 1L, "n\0l")), bad.list(1, article("a1", 1L)));
        story.read(good, good.profile(showing(1L, 1L, "Good")), good.list(1, article("a1", 1L)));
        story.ended(good, good.fetched(1));
        story.ended(bad, bad.fetched(1));
        story.awaitStored(good, 2);

        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(story.told(bad, Outcome.Unstorable.class))
                        .extracting(Outcome.Unstorable::page)
                        .containsExactly(new PageRef(PageKind.PROFILE, 1)));
        assertThat(kafka.read(story.topics().dead(FailureKind.RECORD)))
                .extracting(message -> MessageJson.read(message.value(), DeadLetter.class))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.visit()).isEqualTo(bad.visit());
                    assertThat(letter.kind()).isEqualTo(FailureKind.RECORD);
                    assertThat(letter.reason()).contains("profile 1", "0x00");
                    assertThat(letter.missing()).containsExactly(new PageRef(PageKind.PROFILE, 1));
                });
        assertThat(story.told(bad, Outcome.Stored.class)).isEmpty();
        await().untilAsserted(() -> assertThat(rows.one("select count(*) from storage.article where user_id = 'bad'"))
                .isEqualTo("1"));
    }

    @Test
    void whatIsNotWellFormedIsSetAsideAndReadingGoesOn() {
        var crawled = Crawled.of("after-poison", "c1", MORNING);
        kafka.send(story.topics().records(), crawled.key(), "{\"half\":".getBytes(UTF_8));
        kafka.send(story.topics().outcomes(), crawled.key(), "no json".getBytes(UTF_8));
        story.read(crawled, crawled.profile(showing(1L, 1L, "After")), crawled.list(1));
        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(
                                rows.one("select count(*) from storage.profile where user_id = 'after-poison'"))
                        .isEqualTo("1"));
        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(kafka.read(story.topics().deadMessages()))
                        .extracting(message -> MessageJson.read(message.value(), MalformedLetter.class)
                                .topic())
                        .containsExactlyInAnyOrder(
                                story.topics().records(), story.topics().outcomes()));
    }
}
