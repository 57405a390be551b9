package dev.trawl.scheduler.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.crawl.CrawlKeepAlives;
import dev.trawl.scheduler.letter.LetterFilter;
import dev.trawl.scheduler.task.Transition;
import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Who falls silent loses his crawl; who could not be heard does not. */
class KeepAliveMonitorTest {

    private static final CrawlId CRAWL = new CrawlId("attended");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SteppingClock clock = SteppingClock.somewhen();
    private final List<CrawlId> cancelled = new ArrayList<>();
    private final OneLease leases = new OneLease();
    private final KeepAliveMonitor keepAliveMonitor = new KeepAliveMonitor(leases, new Cancelling(), clock);

    /** One attended crawl. */
    private final class OneLease implements CrawlKeepAlives {
        private Instant attended = clock.instant();
        private boolean away;
        private boolean there = true;

        @Override
        public Optional<Instant> renew(CrawlId crawl) {
            attended = clock.instant();
            return Optional.of(attended.plus(LEASE));
        }

        @Override
        public boolean release(CrawlId crawl) {
            boolean was = there;
            there = false;
            return was;
        }

        @Override
        public List<CrawlId> lapsed(Instant listening) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            Instant heard = attended.isAfter(listening) ? attended : listening;
            return there && heard.plus(LEASE).isBefore(clock.instant()) ? List.of(CRAWL) : List.of();
        }
    }

    /** Cancels crawls, and does nothing else. */
    private final class Cancelling implements TaskCommands {
        @Override
        public int cancel(CrawlId crawl) {
            cancelled.add(crawl);
            return 1;
        }

        @Override
        public int release(CrawlId crawl, OptionalInt most) {
            return 0;
        }

        @Override
        public void pause(CrawlId crawl, boolean paused) {}

        @Override
        public Transition cancel(TaskId task) {
            return new Transition.Unchanged();
        }

        @Override
        public void pause(SiteId site, boolean paused) {}

        @Override
        public int replay(LetterFilter filter) {
            return 0;
        }

        @Override
        public boolean replay(DeadLetter letter) {
            return false;
        }

        @Override
        public int discard(LetterFilter filter) {
            return 0;
        }
    }

    private void seconds(int number) {
        for (int i = 0; i < number; i++) {
            clock.step(Duration.ofSeconds(1));
            keepAliveMonitor.step();
        }
    }

    @Test
    void whoIsSilentForItsLengthLosesHisCrawlOnce() {
        keepAliveMonitor.step();
        seconds(30);
        assertThat(cancelled).isEmpty();
        seconds(60);
        assertThat(cancelled).containsExactly(CRAWL);
    }

    @Test
    void whoIsHeardOfKeepsIt() {
        for (int i = 0; i < 10; i++) {
            seconds(20);
            leases.renew(CRAWL);
        }
        assertThat(cancelled).isEmpty();
    }

    @Test
    void silenceBeforeWeStartedDoesNotCount() {
        clock.step(Duration.ofHours(1));
        keepAliveMonitor.step();
        seconds(29);
        assertThat(cancelled).isEmpty();
        seconds(2);
        assertThat(cancelled).containsExactly(CRAWL);
    }

    @Test
    void silenceWhileTheDatabaseWasAwayDoesNotCount() {
        seconds(20);
        leases.away = true;
        for (int i = 0; i < 300; i++) {
            clock.step(Duration.ofSeconds(1));
            assertThatThrownBy(keepAliveMonitor::step).isInstanceOf(IllegalStateException.class);
        }
        leases.away = false;
        seconds(29);
        assertThat(cancelled).isEmpty();
        seconds(3);
        assertThat(cancelled).containsExactly(CRAWL);
    }
}
