package dev.trawl.cli.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A crawl as the scheduler answers it. */
class CrawlStatusTest {

    private static final String ANSWER = """
            {"crawl": "a", "finished": true, "pages": 12, "waitingFor": "",
             "tasks": {"total": 5, "waiting": 0, "stored": 2, "empty": 1, "not_found": 0, "cancelled": 0, "dead": 2},
             "dead": {"click": 1, "timeout": 1}}
            """;

    @Test
    void countsEachTaskOnce() {
        CrawlStatus crawlStatus = CrawlStatus.of(JsonMapper.shared().readTree(ANSWER));
        assertThat(crawlStatus.ended()).isEqualTo(crawlStatus.total()).isEqualTo(5);
        assertThat(crawlStatus.byEnd())
                .isEqualTo(Map.of("STORED", 2, "EMPTY", 1, "DEAD(click)", 1, "DEAD(timeout)", 1));
    }
}
