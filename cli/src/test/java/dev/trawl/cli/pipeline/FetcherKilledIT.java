package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.demoblog.users.DemoUser;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A fetcher that is killed in the middle of a crawl costs no row, and brings none twice. */
@ResourceLock(RunningPipeline.LOCK)
class FetcherKilledIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(4));

    @Test
    void storesEveryRowOnceThoughOneOfTwoFetchersIsKilled() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        List<DemoUser> users = RunningPipeline.users(11, 19);
        ServiceProcess victim = pipeline.stack().fetchers().getFirst();
        String crawl = pipeline.submitDemo("list", RunningPipeline.ids(users));
        try {
            Awaitility.await("the crawl is under way").atMost(LIMIT).until(() -> {
                var progress = pipeline.progress(crawl);
                return progress.ended() > 0 && progress.in("queued") > 0;
            });
            victim.kill();

            assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");
        } finally {
            victim.restart();
        }
        Rows rows = pipeline.rows(crawl);
        assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
        assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
        assertThat(rows.observations()).doesNotHaveDuplicates().hasSameSizeAs(rows.articles());
    }
}
