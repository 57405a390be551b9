package dev.trawl.contract;

/** One user ID on one site: the thing that is crawled. */
public record Account(SiteId site, UserId userId) {

    public Account {
        Check.present(site, "site");
        Check.present(userId, "userId");
    }

    /** The Kafka key of every message about this account: {@code site/userId}. */
    public String key() {
        return site + "/" + userId;
    }

    @Override
    public String toString() {
        return key();
    }
}
