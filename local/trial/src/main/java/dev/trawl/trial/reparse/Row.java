package dev.trawl.trial.reparse;

import dev.trawl.messages.Account;

/**
 * A row of the table {@code profile} or {@code article}.
 *
 * @param article its ID; empty for the profile
 */
record Row(Account account, String article) {

    static Row ofProfile(Account account) {
        return new Row(account, "");
    }

    static Row ofArticle(Account account, String article) {
        return new Row(account, article);
    }

    boolean isProfile() {
        return article.isEmpty();
    }
}
