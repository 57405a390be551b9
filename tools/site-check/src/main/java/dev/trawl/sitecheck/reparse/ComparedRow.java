package dev.trawl.sitecheck.reparse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.Account;
import java.util.UUID;

/**
 * A row of the table {@code profile} or {@code article}.
 *
 * @param article its ID; empty for the profile
 */
record ComparedRow(Account account, String article) {

    static ComparedRow ofProfile(Account account) {
        return new ComparedRow(account, "");
    }

    static ComparedRow ofArticle(Account account, String article) {
        return new ComparedRow(account, article);
    }

    /** Tells rows apart well enough to count them. */
    long hash() {
        var half = UUID.nameUUIDFromBytes((account.key() + ' ' + article).getBytes(UTF_8));
        return half.getMostSignificantBits() ^ half.getLeastSignificantBits();
    }

    boolean isProfile() {
        return article.isEmpty();
    }
}
