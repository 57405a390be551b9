package dev.trawl.scheduler.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CrawlId;
import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.Submissions.UploadReceipt;
import dev.trawl.scheduler.task.TaskStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class SynchronousCrawlsTest {

    /** As the database's, when there is none. */
    private static <T> T away(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    throw new DataAccessResourceFailureException("connection refused");
                }));
    }

    @Test
    void anAcceptedCrawlIsNotRefusedWhenTheDatabaseGoesAwayMeanwhile() {
        var small = new SynchronousCrawls(
                new CrawlEndWaiters(away(CrawlEnds.class)),
                away(CrawlStore.class),
                away(TaskStore.class),
                crawl -> Optional.empty());
        var uploadReceipt = new UploadReceipt(new CrawlId("mine"), 1, 0, 0, List.of(), false);

        SynchronousCrawls.WaitedView view = small.await(uploadReceipt, Duration.ofSeconds(1));

        assertThat(view.receipt()).isEqualTo(uploadReceipt);
        assertThat(view.finished()).isFalse();
        assertThat(view.rowsMissing()).contains("the database went away");
    }
}
