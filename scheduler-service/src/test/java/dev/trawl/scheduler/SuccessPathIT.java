package dev.trawl.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.messages.Manifest;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Task;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.VisitRef;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a submission over HTTP to a task that has ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuccessPathIT {

    @SuppressWarnings("NullAway.Init") // set before all tests
    private RunningScheduler scheduler;

    @BeforeAll
    void start(@TempDir Path sites) {
        scheduler = RunningScheduler.start(RunningScheduler.writeSites(sites)).ready();
    }

    @AfterAll
    void stop() {
        scheduler.close();
    }

    @Test
    void aSubmittedAccountEndsStored() {
        var answer = scheduler.postJson("/api/crawls", "{\"site\":\"demo\",\"crawl\":\"first\",\"users\":[\"alice\"]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"accepted\":1");

        Task task = scheduler.tasks(1).getFirst();
        assertThat(task.userId().value()).isEqualTo("alice");
        VisitRef visit = task.visitedAs(VisitId.draw());
        scheduler.started(visit);
        var manifest = Manifest.EMPTY
                .with(visit.visitId(), new PageRef(PageKind.PROFILE, 1))
                .with(visit.visitId(), new PageRef(PageKind.LIST, 1));
        scheduler.tell(new Outcome.Fetched(visit, RunningScheduler.now(), RunningScheduler.FETCHER, manifest));
        await().atMost(RunningScheduler.SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/ledger")
                                .at("/open/fetched")
                                .asInt())
                        .isEqualTo(1));
        scheduler.tell(new Outcome.Stored(visit, RunningScheduler.now(), 2));
        await().atMost(RunningScheduler.SOON)
                .untilAsserted(() -> assertThat(scheduler
                                .json("/api/crawls/first")
                                .at("/tasks/stored")
                                .asInt())
                        .isEqualTo(1));

        var crawl = scheduler.json("/api/crawls/first");
        assertThat(crawl.at("/finished").asBoolean()).isTrue();
        assertThat(crawl.at("/pages").asInt()).isEqualTo(2);
        var history = scheduler.json("/api/accounts/demo/alice").at("/tasks/0/history");
        assertThat(history.valueStream().map(entry -> entry.at("/what").asString()))
                .containsExactly("PUBLISHED", "STARTED", "FETCHED", "STORED");
    }
}
