package dev.trawl.scheduler;

import static dev.trawl.scheduler.RunningScheduler.FETCHER;
import static dev.trawl.scheduler.RunningScheduler.SOON;
import static dev.trawl.scheduler.RunningScheduler.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitId;
import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka and Postgres go and come: the scheduler waits, says so, and goes on by itself. */
class OutageIT {

    @Test
    void waitsForKafkaAndPostgresAndGoesOn(@TempDir Path folder) {
        try (var kafka = TestKafka.own();
                var postgres = TestPostgres.own()) {
            var database = postgres.newDatabase();
            kafka.broker().stop();
            postgres.server().stop();
            try (var scheduler = RunningScheduler.start(kafka, database, RunningScheduler.writeSites(folder))) {
                HttpResponse<String> away = scheduler.get("/api/ledger");
                assertThat(away.statusCode()).isEqualTo(503);
                assertThat(away.headers().firstValue("retry-after")).isPresent();
                assertThat(away.body()).contains("database");
                assertThat(scheduler.get("/actuator/health/liveness").statusCode())
                        .isEqualTo(200);
                assertThat(scheduler.get("/actuator/health/readiness").statusCode())
                        .isEqualTo(503);

                postgres.server().start();
                scheduler.ready();
                assertThat(scheduler
                                .postJson(
                                        "/api/crawls",
                                        "{\"site\":\"demo\",\"crawl\":\"first\",\"users\":[\"alice\",\"bob\"]}")
                                .statusCode())
                        .isEqualTo(202);
                assertThat(scheduler.json("/api/crawls/first").at("/waitingFor").asString())
                        .isEqualTo("Kafka is away");

                kafka.broker().start();
                var task = scheduler.tasks(1).getFirst();
                await().atMost(SOON)
                        .until(() -> scheduler.get("/actuator/health/readiness").statusCode() == 200);

                postgres.server().kill();
                await().atMost(SOON).until(() -> scheduler.get("/api/ledger").statusCode() == 503);
                var visit = task.visitedAs(VisitId.draw());
                scheduler.started(visit);
                scheduler.publish(new Outcome.NotFound(visit, now(), FETCHER, null));
                postgres.server().start();
                await().atMost(SOON.multipliedBy(2))
                        .untilAsserted(() -> assertThat(scheduler
                                        .json("/api/crawls/first")
                                        .at("/tasks/not_found")
                                        .asInt())
                                .isEqualTo(1));
            }
        }
    }

    @Test
    void anAttemptThatWasNeverConfirmedIsPublishedAgain(@TempDir Path folder) throws Exception {
        try (var scheduler =
                RunningScheduler.start(RunningScheduler.writeSites(folder)).ready()) {
            scheduler.postJson("/api/crawls", "{\"site\":\"demo\",\"crawl\":\"first\",\"users\":[\"alice\"]}");
            scheduler.tasks(1);
            try (var connection = scheduler.database.connect();
                    var statement = connection.createStatement()) {
                await().atMost(SOON)
                        .until(() ->
                                statement.executeUpdate("update scheduler.task set published = false where published")
                                        == 1);
            }
            scheduler.restart();
            scheduler.ready();
            assertThat(scheduler.tasks(2)).extracting(task -> task.attempt()).containsExactly(1, 1);
            var first = scheduler.tasks().getFirst().visitedAs(VisitId.draw());
            var second = scheduler.tasks().getFirst().visitedAs(VisitId.draw());
            scheduler.started(first);
            scheduler.started(second);
            await().atMost(SOON)
                    .until(() -> scheduler.kafka.read(scheduler.topics.control()).stream()
                            .anyMatch(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)
                                    .contains(second.visitId().toString())));
        }
    }
}
