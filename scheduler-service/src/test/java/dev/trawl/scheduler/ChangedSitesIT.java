package dev.trawl.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Site files that change while the scheduler runs. */
class ChangedSitesIT {

    @TempDir
    Path sites;

    private static int submit(RunningScheduler scheduler, String site, String user) {
        return scheduler
                .postJson("/api/crawls", "{\"site\":\"%s\",\"users\":[\"%s\"]}".formatted(site, user))
                .statusCode();
    }

    @Test
    void theNextSubmissionAndTheNextTaskGoByTheFileAsItIsNow() throws Exception {
        Path demo = RunningScheduler.writeSites(sites).resolve("demo.yml");
        String text = Files.readString(demo);
        try (var scheduler = RunningScheduler.start(sites).ready()) {
            assertThat(submit(scheduler, "added", "ann")).isEqualTo(400);

            Files.writeString(sites.resolve("added.yml"), text.replace("site: demo", "site: added"));
            await().atMost(RunningScheduler.SOON).until(() -> submit(scheduler, "added", "ann") / 100 == 2);
            scheduler.heartbeat(8);
            assertThat(scheduler.tasks(1)).singleElement().satisfies(task -> {
                assertThat(task.site()).hasToString("added");
                assertThat(task.limits().start()).hasSeconds(10);
            });

            Files.writeString(demo, text.replace("start-limit: 10s", "start-limit: 77s") + "colour: red\n");
            await().atMost(RunningScheduler.SOON)
                    .until(() -> scheduler.get("/actuator/health").body().contains("demo.yml: "));
            assertThat(scheduler.get("/actuator/health").body()).contains("colour");
            assertThat(scheduler.get("/actuator/prometheus").body()).contains("trawl_site_faults 1.0");
            assertThat(submit(scheduler, "demo", "bob") / 100).isEqualTo(2);
            scheduler.heartbeat(8);
            assertThat(scheduler.tasks(2).getLast().limits().start()).hasSeconds(10);

            Files.writeString(demo, text.replace("start-limit: 10s", "start-limit: 77s"));
            await().atMost(RunningScheduler.SOON)
                    .until(() -> !scheduler.get("/actuator/health").body().contains("demo.yml: "));
            assertThat(submit(scheduler, "demo", "carl") / 100).isEqualTo(2);
            scheduler.heartbeat(8);
            assertThat(scheduler.tasks(3).getLast().limits().start()).hasSeconds(77);

            Files.delete(sites.resolve("added.yml"));
            await().atMost(RunningScheduler.SOON).until(() -> submit(scheduler, "added", "carol") == 400);
        }
    }
}
