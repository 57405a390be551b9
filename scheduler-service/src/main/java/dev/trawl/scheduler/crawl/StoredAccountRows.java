package dev.trawl.scheduler.crawl;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What storage has of accounts now, in the columns of its documented tables. */
public interface StoredAccountRows {

    /** Of an account with very many articles only the newest are read. */
    int MOST_ARTICLES = 200;

    /**
     * The rows of one account.
     *
     * @param profile a JSON object; null where there is none
     * @param articles a JSON array, the newest first, without their texts; at most {@value #MOST_ARTICLES}
     */
    record OfAccount(@Nullable String profile, String articles) {}

    /** Of all accounts of a small crawl; empty when we may not read them, or storage has not made its tables yet. */
    Optional<Map<Account, OfAccount>> of(CrawlId crawl);
}
