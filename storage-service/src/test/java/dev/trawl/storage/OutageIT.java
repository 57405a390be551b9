package dev.trawl.storage;

import static dev.trawl.storage.Crawled.MORNING;
import static dev.trawl.storage.Crawled.article;
import static dev.trawl.storage.Crawled.showing;
import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Servers that are away, come, go and come back. */
final class OutageIT {

    @Test
    void waitsForPostgresAndGoesOnAfterItWasKilled() {
        TestKafka kafka = TestKafka.shared();
        Story story = Story.on(kafka);
        try (TestPostgres postgres = TestPostgres.own()) {
            var database = postgres.newDatabase();
            var rows = new Rows(database);
            postgres.server().stop();
            try (var storage = StorageRun.start(
                    database, kafka.bootstrapServers(), story.topics().prefix())) {
                var first = Crawled.of("first", "c1", MORNING);
                story.read(first, first.profile(showing(1L, 1L, "First")), first.list(1, article("a1", 1L)));
                story.ended(first, first.fetched(1));
                assertThat(Answer.of(storage.url("/actuator/health/readiness")).status())
                        .isEqualTo(503);
                assertThat(Answer.of(storage.url("/actuator/health/liveness")).status())
                        .isEqualTo(200);
                assertThat(Answer.of(storage.url("/api/profiles")).status()).isEqualTo(503);

                postgres.server().start();
                story.awaitStored(first, 2);
                await().atMost(allow(Duration.ofSeconds(30)))
                        .until(() -> Answer.of(storage.url("/actuator/health/readiness"))
                                        .status()
                                == 200);

                postgres.server().kill();
                var second = Crawled.of("second", "c1", MORNING);
                story.read(second, second.profile(showing(2L, 2L, "Second")), second.list(1, article("a1", 1L)));
                story.ended(second, second.fetched(1));
                await().atMost(allow(Duration.ofSeconds(60)))
                        .until(() -> Answer.of(storage.url("/actuator/prometheus"))
                                .body()
                                .contains("trawl_messages_retried"));
                postgres.server().start();
                story.awaitStored(second, 2);
                assertThat(rows.all("select user_id from storage.profile order by 1"))
                        .containsExactly("first", "second");
            }
        }
    }

    @Test
    void goesOnAfterKafkaWasKilled() {
        try (TestKafka kafka = TestKafka.own()) {
            Story story = Story.on(kafka);
            var database = TestPostgres.freshDatabase();
            try (var storage = StorageRun.start(
                    database, kafka.bootstrapServers(), story.topics().prefix())) {
                var first = Crawled.of("first", "c1", MORNING);
                story.read(first, first.profile(showing(1L, 1L, "First")), first.list(1));
                story.ended(first, first.fetched(1));
                story.awaitStored(first, 2);

                kafka.broker().kill();
                assertThat(Answer.of(storage.url("/api/profiles")).status()).isEqualTo(200);
                kafka.broker().start();

                var second = Crawled.of("second", "c1", MORNING);
                story.read(second, second.profile(showing(2L, 2L, "Second")), second.list(1));
                story.ended(second, second.fetched(1));
                story.awaitStored(second, 2);
            }
        }
    }
}
