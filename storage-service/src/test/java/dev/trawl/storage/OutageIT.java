package dev.trawl.storage;

import static dev.trawl.storage.VisitedAccount.MORNING;
import static dev.trawl.storage.VisitedAccount.article;
import static dev.trawl.storage.VisitedAccount.showing;
import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Storage continues after outages of Postgres and Kafka. */
final class OutageIT {

    @Test
    void waitsForPostgresAndGoesOnAfterItWasKilled() {
        TestKafka kafka = TestKafka.shared();
        StorageMessages messages = StorageMessages.on(kafka);
        try (TestPostgres postgres = TestPostgres.own()) {
            var database = postgres.newDatabase();
            var rows = new TableContents(database);
            postgres.server().stop();
            try (var storage = RunningStorage.start(
                    database, kafka.bootstrapServers(), messages.topics().prefix())) {
                var first = VisitedAccount.of("first", "c1", MORNING);
                messages.sendRecords(first, first.profile(showing(1L, 1L, "First")), first.list(1, article("a1", 1L)));
                messages.sendOutcome(first, first.fetched(1));
                assertThat(HttpReply.of(storage.url("/actuator/health/readiness"))
                                .status())
                        .isEqualTo(503);
                assertThat(HttpReply.of(storage.url("/actuator/health/liveness"))
                                .status())
                        .isEqualTo(200);
                assertThat(HttpReply.of(storage.url("/api/profiles")).status()).isEqualTo(503);

                postgres.server().start();
                messages.awaitStored(first, 2);
                await().atMost(allow(Duration.ofSeconds(30)))
                        .until(() -> HttpReply.of(storage.url("/actuator/health/readiness"))
                                        .status()
                                == 200);

                postgres.server().kill();
                var second = VisitedAccount.of("second", "c1", MORNING);
                messages.sendRecords(
                        second, second.profile(showing(2L, 2L, "Second")), second.list(1, article("a1", 1L)));
                messages.sendOutcome(second, second.fetched(1));
                await().atMost(allow(Duration.ofSeconds(60)))
                        .until(() -> HttpReply.of(storage.url("/actuator/prometheus"))
                                .body()
                                .contains("trawl_messages_retried"));
                postgres.server().start();
                messages.awaitStored(second, 2);
                assertThat(rows.all("select user_id from storage.profile order by 1"))
                        .containsExactly("first", "second");
            }
        }
    }

    @Test
    void goesOnAfterKafkaWasKilled() {
        try (TestKafka kafka = TestKafka.own()) {
            StorageMessages messages = StorageMessages.on(kafka);
            var database = TestPostgres.freshDatabase();
            try (var storage = RunningStorage.start(
                    database, kafka.bootstrapServers(), messages.topics().prefix())) {
                var first = VisitedAccount.of("first", "c1", MORNING);
                messages.sendRecords(first, first.profile(showing(1L, 1L, "First")), first.list(1));
                messages.sendOutcome(first, first.fetched(1));
                messages.awaitStored(first, 2);

                kafka.broker().kill();
                assertThat(HttpReply.of(storage.url("/api/profiles")).status()).isEqualTo(200);
                kafka.broker().start();

                var second = VisitedAccount.of("second", "c1", MORNING);
                messages.sendRecords(second, second.profile(showing(2L, 2L, "Second")), second.list(1));
                messages.sendOutcome(second, second.fetched(1));
                messages.awaitStored(second, 2);
            }
        }
    }
}
