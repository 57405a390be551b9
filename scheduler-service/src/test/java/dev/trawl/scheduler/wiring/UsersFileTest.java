package dev.trawl.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.UserId;
import dev.trawl.scheduler.RunningScheduler;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submission.DefaultSite;
import dev.trawl.scheduler.crawl.Submissions;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** The list that the settings name. */
class UsersFileTest {

    /** Has the one crawl, and it is cancelled. */
    private static final class CancelledCrawl implements CrawlStore {
        private int opened;

        @Override
        public <T> T enter(Submission submission, Function<Page, T> entering) {
            opened++;
            return entering.apply(new Page() {
                @Override
                public boolean isCancelled() {
                    return true;
                }

                @Override
                public boolean needsKeepAlives() {
                    return false;
                }

                @Override
                public int add(List<UserId> users) {
                    throw new IllegalStateException("nothing is added to a cancelled crawl");
                }
            });
        }

        @Override
        public boolean exists(CrawlId crawl) {
            return true;
        }

        @Override
        public Optional<CrawlProgress> find(CrawlId crawl) {
            return Optional.empty();
        }

        @Override
        public List<CrawlProgress> list(int limit, int offset) {
            return List.of();
        }

        @Override
        public boolean cancel(CrawlId crawl, Instant now) {
            return true;
        }

        @Override
        public void pause(CrawlId crawl, boolean paused, Instant now) {}
    }

    @Test
    void isNotTriedAgainWhenItsCrawlIsCancelled(@TempDir Path folder) throws IOException {
        var sites = SiteFiles.load(RunningScheduler.writeSites(folder));
        Path list = Files.writeString(folder.resolve("users.txt"), "alice\n");
        var crawls = new CancelledCrawl();
        var file = UsersFile.of(
                settings(list),
                new DefaultSite(Optional.of(new SiteId("demo"))),
                new Submissions(sites, crawls, () -> {}));
        file.step();
        file.step();
        assertThat(crawls.opened).isEqualTo(1);
    }

    private static Settings settings(Path list) {
        Duration any = Duration.ofSeconds(1);
        return new Settings(
                "demo",
                null,
                list,
                "demo",
                Scope.LIST,
                5,
                DataSize.ofMegabytes(1),
                1,
                any,
                any,
                any,
                any,
                Map.of(),
                Map.of(),
                1,
                any,
                any);
    }
}
