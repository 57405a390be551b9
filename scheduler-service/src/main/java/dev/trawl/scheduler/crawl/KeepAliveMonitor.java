package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cancels crawls whose keep-alives stopped. Only time in which the scheduler could receive them counts: a time in which this
 * step did not run, because the scheduler or the database was away, is followed by a whole lease. One thread steps it.
 */
public final class KeepAliveMonitor {

    private static final Logger log = LoggerFactory.getLogger(KeepAliveMonitor.class);

    /** Steps further apart than this were not all taken. */
    private static final Duration GAP = Duration.ofSeconds(5);

    private final CrawlKeepAlives crawlKeepAlives;
    private final ToIntFunction<CrawlId> cancel;
    private final Clock clock;
    private Optional<Instant> listening = Optional.empty();
    private Instant last = Instant.EPOCH;

    /** @param cancel cancels a crawl and answers how many of its tasks changed */
    public KeepAliveMonitor(CrawlKeepAlives crawlKeepAlives, ToIntFunction<CrawlId> cancel, Clock clock) {
        this.crawlKeepAlives = crawlKeepAlives;
        this.cancel = cancel;
        this.clock = clock;
    }

    /** To be called every second; when it throws, the database was away, and no keep-alive could arrive. */
    public void step() {
        Instant now = clock.instant();
        if (listening.isEmpty() || last.plus(GAP).isBefore(now)) {
            listening = Optional.of(now);
        }
        // asked anew after each: cancelling a large one takes a while, in which others may be heard of
        for (Optional<CrawlId> next = lapsed(now); next.isPresent(); next = lapsed(now)) {
            CrawlId crawl = next.get();
            int tasks = cancel.applyAsInt(crawl);
            crawlKeepAlives.release(crawl);
            log.info("crawl {} is cancelled, {} tasks: its keep-alives stopped", crawl, tasks);
        }
        last = clock.instant();
    }

    private Optional<CrawlId> lapsed(Instant now) {
        return crawlKeepAlives.lapsed(listening.orElse(now)).stream().findFirst();
    }

    /** Crawls that continue only as long as keep-alives of their client arrive. */
    public interface CrawlKeepAlives {

        /** Notes a keep-alive. @return until when the next one must arrive; empty when this crawl needs none */
        Optional<Instant> renew(CrawlId crawl);

        /** Keep-alives are needed no longer: the crawl continues by itself. @return whether they were needed */
        boolean release(CrawlId crawl);

        /**
         * Crawls with open tasks whose keep-alives stopped. Leases of crawls that have ended are deleted.
         *
         * @param listening since when keep-alives could arrive
         */
        List<CrawlId> lapsed(Instant listening);
    }
}
