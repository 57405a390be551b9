package dev.trawl.storage;

import static dev.trawl.storage.Crawled.MORNING;
import static dev.trawl.storage.Crawled.article;
import static dev.trawl.storage.Crawled.showing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.messages.MessageJson;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.Topics;
import dev.trawl.servers.Database;
import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records and manifests in, rows and outcomes out. */
final class StorageIT {

    private final TestKafka kafka = TestKafka.shared();
    private final Topics topics = kafka.freshTopics();
    private final Database database = TestPostgres.freshDatabase();
    private final Rows rows = new Rows(database);

    @SuppressWarnings("NullAway.Init") // set before each test
    private StorageRun storage;

    @BeforeEach
    void start() {
        kafka.create(2, List.of(topics.records(), topics.outcomes(), topics.deadMessages()));
        storage = StorageRun.start(database, kafka.bootstrapServers(), topics.prefix());
    }

    @AfterEach
    void stop() {
        storage.close();
    }

    @Test
    void storesAnAccountAndSaysSo() {
        var crawled = Crawled.of("ann", "c1", MORNING);
        send(crawled, crawled.profile(showing(10L, 1000L, "Ann 小狼")));
        send(crawled, crawled.list(1, article("a1", 5L), article("a2", 6L)));
        send(crawled, crawled.list(2, article("a3", 7L)));
        tell(crawled, crawled.fetched(2));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(told(crawled))
                        .anySatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Stored.class)));
        assertThat(rows.all("select nickname, fans, visits from storage.profile"))
                .containsExactly("Ann 小狼|10|1000");
        assertThat(rows.all("select article_id, title, reads from storage.article order by 1"))
                .containsExactly("a1|Über a1 小狼的世界|5", "a2|Über a2 小狼的世界|6", "a3|Über a3 小狼的世界|7");
    }

    private void send(Crawled crawled, Object record) {
        kafka.send(topics.records(), crawled.key(), MessageJson.write(record));
    }

    private void tell(Crawled crawled, Outcome outcome) {
        kafka.send(topics.outcomes(), crawled.key(), MessageJson.write(outcome));
    }

    private List<Outcome> told(Crawled crawled) {
        return kafka.read(topics.outcomes()).stream()
                .map(message -> MessageJson.read(message.value(), Outcome.class))
                .filter(outcome ->
                        outcome.visit().taskId().equals(crawled.visit().taskId()))
                .toList();
    }
}
