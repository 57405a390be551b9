package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
