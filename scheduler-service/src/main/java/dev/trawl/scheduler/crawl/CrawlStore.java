package dev.trawl.scheduler.crawl;

import dev.trawl.messages.UserId;
import java.util.List;
import java.util.function.Function;

/** Where crawls and their accounts are entered. */
public interface CrawlStore {

    /** A crawl that is open for more accounts. */
    interface Page {

        /** Whether a person has cancelled this crawl. */
        boolean isCancelled();

        /** Whether it continues only as long as keep-alives of its client arrive. */
        boolean isAttended();

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
}
