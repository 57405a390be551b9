package dev.trawl.scheduler.crawl;

import dev.trawl.messages.CrawlId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Crawls that continue only as long as keep-alives of their client arrive. */
public interface CrawlKeepAlives {

    /** He is there still. @return until when he may be silent now; empty when this crawl is not attended */
    Optional<Instant> renew(CrawlId crawl);

    /** Keep-alives are needed no longer: the crawl continues by itself. @return whether they were needed */
    boolean release(CrawlId crawl);

    /**
     * Crawls with open tasks whose attendant is silent for longer than he may. Leases of crawls that have ended go.
     *
     * @param listening since when he could have been heard
     */
    List<CrawlId> lapsed(Instant listening);
}
