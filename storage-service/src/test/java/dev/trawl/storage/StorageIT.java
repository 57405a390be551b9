package dev.trawl.storage;

import static dev.trawl.storage.VisitedAccount.MORNING;
import static dev.trawl.storage.VisitedAccount.article;
import static dev.trawl.storage.VisitedAccount.showing;
import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Storage reads records and manifests, writes rows and publishes outcomes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StorageIT {

    private final TestKafka kafka = TestKafka.shared();
    private final StorageMessages messages = StorageMessages.on(kafka);
    private final Database database = TestPostgres.freshDatabase();
    private final TableContents rows = new TableContents(database);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private RunningStorage storage;

    @BeforeAll
    void start() {
        storage = RunningStorage.start(
                database, kafka.bootstrapServers(), messages.topics().prefix());
    }

    @AfterAll
    void stop() {
        storage.close();
    }

    @Test
    void storesAnAccountAndPublishesStored() {
        var visited = VisitedAccount.of("ann", "c1", MORNING);
        messages.sendRecords(
                visited,
                visited.profile(showing(10L, 1000L, "Ann 小狼")),
                visited.list(1, article("a1", 5L), article("a2", 6L)),
                visited.list(2, article("a3", 7L)));
        messages.sendOutcome(visited, visited.fetched(2));

        messages.awaitStored(visited, 3);
        assertThat(rows.all("select nickname, fans, visits from storage.profile where user_id = 'ann'"))
                .containsExactly("Ann 小狼|10|1000");
        assertThat(rows.all("select article_id, title, reads from storage.article where user_id = 'ann' order by 1"))
                .containsExactly("a1|Über a1 小狼的世界|5", "a2|Über a2 小狼的世界|6", "a3|Über a3 小狼的世界|7");
    }

    @Test
    void publishesStoredAgainForRepeatedMessagesAndChangesNoRow() {
        var visited = VisitedAccount.of("twice", "c1", MORNING);
        var profile = visited.profile(showing(10L, 1000L, "Twice"));
        var list = visited.list(1, article("a1", 5L));
        messages.sendOutcome(visited, visited.fetched(1));
        messages.sendRecords(visited, profile, list);
        messages.awaitStored(visited, 2);
        String before = rows.one("select xmin, ctid from storage.profile where user_id = 'twice'");
        int published = messages.outcomes(visited, Outcome.Stored.class).size();

        messages.sendRecords(visited, list, profile);
        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(messages.outcomes(visited, Outcome.Stored.class))
                        .hasSizeGreaterThan(published));
        assertThat(rows.one("select xmin, ctid from storage.profile where user_id = 'twice'"))
                .isEqualTo(before);
        assertThat(rows.one("select count(*) from storage.article_observation where user_id = 'twice'"))
                .isEqualTo("1");
    }

    @Test
    void aPageThatPostgresRefusesBecomesADeadLetterAndTheOthersAreStored() {
        var bad = VisitedAccount.of("bad", "c1", MORNING);
        var good = VisitedAccount.of("good", "c1", MORNING);
        messages.sendRecords(bad, bad.profile(showing(1L, 1L, "n\0l")), bad.list(1, article("a1", 1L)));
        messages.sendRecords(good, good.profile(showing(1L, 1L, "Good")), good.list(1, article("a1", 1L)));
        messages.sendOutcome(good, good.fetched(1));
        messages.sendOutcome(bad, bad.fetched(1));
        messages.awaitStored(good, 2);

        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(messages.outcomes(bad, Outcome.Unstorable.class))
                        .extracting(Outcome.Unstorable::page)
                        .containsExactly(new PageRef(PageKind.PROFILE, 1)));
        assertThat(kafka.read(messages.topics().dead(FailureKind.RECORD)))
                .extracting(message -> MessageJson.read(message.value(), DeadLetter.class))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.visit()).isEqualTo(bad.visit());
                    assertThat(letter.kind()).isEqualTo(FailureKind.RECORD);
                    assertThat(letter.reason()).contains("profile 1", "0x00");
                    assertThat(letter.missing()).containsExactly(new PageRef(PageKind.PROFILE, 1));
                });
        assertThat(messages.outcomes(bad, Outcome.Stored.class)).isEmpty();
        await().untilAsserted(() -> assertThat(rows.one("select count(*) from storage.article where user_id = 'bad'"))
                .isEqualTo("1"));
    }

    @Test
    void aMalformedMessageIsSetAsideAndReadingGoesOn() {
        var visited = VisitedAccount.of("after-poison", "c1", MORNING);
        kafka.send(messages.topics().records(), visited.key(), "{\"half\":".getBytes(UTF_8));
        kafka.send(messages.topics().outcomes(), visited.key(), "no json".getBytes(UTF_8));
        messages.sendRecords(visited, visited.profile(showing(1L, 1L, "After")), visited.list(1));
        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(
                                rows.one("select count(*) from storage.profile where user_id = 'after-poison'"))
                        .isEqualTo("1"));
        await().atMost(allow(Duration.ofSeconds(60)))
                .untilAsserted(() -> assertThat(kafka.read(messages.topics().deadMessages()))
                        .extracting(message -> MessageJson.read(message.value(), MalformedLetter.class)
                                .topic())
                        .containsExactlyInAnyOrder(
                                messages.topics().records(), messages.topics().outcomes()));
    }
}
