package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where crawls and their accounts are kept. Thread-safe. */
public interface CrawlStore {

    /** A crawl that is open for more accounts. */
    interface Page {
        /** Whether a person has cancelled this crawl. */
        boolean isCancelled();

        /** Whether it continues only as long as keep-alives of its client arrive. */
        boolean needsKeepAlives();

        /** Enters accounts; those that the crawl has already are left as they are. @return how many are new */
        int add(List<UserId> users);
    }

    /**
     * Enters what {@code entering} adds, in one transaction; all or, when it throws, nothing. A crawl to which nothing
     * was added, and which was not there before, is not there after.
     *
     * @param entering may be run again from its start
     */
    <T> T enter(Submission submission, Function<Page, T> entering);

    boolean exists(CrawlId crawl);

    /** With the counts of its tasks. */
    Optional<CrawlProgress> find(CrawlId crawl);

    /** The newest first, with the counts of their tasks. */
    List<CrawlProgress> list(int limit, int offset);

    /** Marks a crawl as cancelled, in the transaction that there is. @return whether it exists */
    boolean cancel(CrawlId crawl, Instant now);

    /** Marks a crawl as paused, or takes the mark away. */
    void pause(CrawlId crawl, boolean paused, Instant now);
}
