package dev.trawl.scheduler.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.CrawlId;
import dev.trawl.scheduler.crawl.KeepAliveMonitor.CrawlKeepAlives;
import dev.trawl.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A crawl whose keep-alives stop is cancelled; time in which none could arrive does not count. */
class KeepAliveMonitorTest {

    private static final CrawlId CRAWL = new CrawlId("kept");
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SteppingClock clock = SteppingClock.somewhen();
    private final List<CrawlId> cancelled = new ArrayList<>();
    private final OneLease leases = new OneLease();
    private final KeepAliveMonitor keepAliveMonitor = new KeepAliveMonitor(leases, this::cancel, clock);

    /** One crawl with keep-alives. */
    private final class OneLease implements CrawlKeepAlives {
        private Instant renewed = clock.instant();
        private boolean away;
        private boolean there = true;

        @Override
        public Optional<Instant> renew(CrawlId crawl) {
            renewed = clock.instant();
            return Optional.of(renewed.plus(LEASE));
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
            Instant heard = renewed.isAfter(listening) ? renewed : listening;
            return there && heard.plus(LEASE).isBefore(clock.instant()) ? List.of(CRAWL) : List.of();
        }
    }

    private int cancel(CrawlId crawl) {
        cancelled.add(crawl);
        return 1;
    }

    private void seconds(int number) {
        for (int i = 0; i < number; i++) {
            clock.step(Duration.ofSeconds(1));
            keepAliveMonitor.step();
        }
    }

    @Test
    void cancelsACrawlOnceWhenNoKeepAliveCameForItsLease() {
        keepAliveMonitor.step();
        seconds(30);
        assertThat(cancelled).isEmpty();
        seconds(60);
        assertThat(cancelled).containsExactly(CRAWL);
    }

    @Test
    void cancelsNothingWhileKeepAlivesCome() {
        for (int i = 0; i < 10; i++) {
            seconds(20);
            leases.renew(CRAWL);
        }
        assertThat(cancelled).isEmpty();
    }

    @Test
    void doesNotCountTheTimeBeforeItsStart() {
        clock.step(Duration.ofHours(1));
        keepAliveMonitor.step();
        seconds(29);
        assertThat(cancelled).isEmpty();
        seconds(2);
        assertThat(cancelled).containsExactly(CRAWL);
    }

    @Test
    void doesNotCountTheTimeWithoutADatabase() {
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
