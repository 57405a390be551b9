package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlEnd;
import dev.trawl.contract.CrawlId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Crawls that have come to their end. Two transactions may end the last two tasks of a crawl at once and neither see the
 * other's, so this is asked afterwards, in a step of its own.
 */
public interface CrawlEnds {

    /**
     * An end that is to be published.
     *
     * @param entries the entries that are done with once the end is published
     */
    record Due(CrawlEnd end, List<Long> entries) {
        public Due {
            entries = List.copyOf(entries);
        }
    }

    /** Ends that are not published yet. */
    List<Due> due(int limit);

    /** The topic has them now. */
    void published(List<Due> ends);

    /** Those of these crawls that have no open task. */
    Set<CrawlId> ended(Collection<CrawlId> crawls);
}
