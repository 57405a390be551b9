package dev.trawl.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.LogContext;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {

    private static VisitRef visit(String user) {
        return new VisitRef(
                new TaskId(UUID.randomUUID()),
                new CrawlId("c"),
                new SiteId("demo"),
                new UserId(user),
                2,
                new VisitId(UUID.randomUUID()));
    }

    @Test
    void saysWhatALineIsAboutAndThenWhatWasSaidBefore() {
        VisitRef outer = visit("outer");
        try (var about = LogContext.of(outer)) {
            try (var within = LogContext.of(visit("inner"))) {
                assertThat(MDC.get("user")).isEqualTo("inner");
            }
            assertThat(MDC.getCopyOfContextMap())
                    .containsOnlyKeys("crawl", "task", "site", "user", "attempt", "visit")
                    .containsEntry("crawl", "c")
                    .containsEntry("task", outer.taskId().toString())
                    .containsEntry("site", "demo")
                    .containsEntry("user", "outer")
                    .containsEntry("attempt", "2")
                    .containsEntry("visit", outer.visitId().toString());
        }
        assertThat(MDC.get("crawl")).isNull();
    }
}
