package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What is the same for all accounts of an upload.
 *
 * @param priority 0 (whenever) to 9 (urgent)
 * @param strict whether one bad user ID refuses all
 * @param held whether tasks wait until the crawl is released
 * @param keepAlive a new crawl is cancelled after this time without a keep-alive; absent: it continues by itself
 */
public record Submission(
        SiteId site,
        CrawlId crawl,
        Scope scope,
        int priority,
        boolean strict,
        boolean held,
        CrawlSource source,
        Optional<Duration> keepAlive) {

    /** The shortest and the longest time from one keep-alive to the next. */
    public static final Duration SHORTEST_LEASE = Duration.ofSeconds(5);

    public static final Duration LONGEST_LEASE = Duration.ofHours(1);

    public static final int DEFAULT_PRIORITY = 5;
    public static final Scope DEFAULT_SCOPE = Scope.LIST;

    public Submission {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority is " + priority + ", expected 0 to 9");
        }
        if (keepAlive
                .filter(lease -> lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("keepAlive is " + keepAlive.get() + ", expected 5s to 1h");
        }
    }

    /** How a crawl was submitted. */
    public enum CrawlSource {
        HTTP,
        TOPIC,
        FILE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The site of requests that name none, if there is one. */
    public record DefaultSite(Optional<SiteId> site) {

        /** What is named, else this. */
        public Optional<SiteId> or(Optional<SiteId> named) {
            return named.or(() -> site);
        }
    }
}
