package dev.trawl.scheduler.task;

import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.scheduler.site.SitePace;
import dev.trawl.sitefile.Pace;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.Sites;
import java.time.Duration;

/** When a task is tried again, by site. A site whose file has gone keeps what every file has by default. */
public final class SiteRules {

    private static final int ATTEMPTS = 3;
    private static final VisitLimits LIMITS = new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(20));

    private final Sites sites;
    private final Backoff backoff;

    public SiteRules(Sites sites, Backoff backoff) {
        this.sites = sites;
        this.backoff = backoff;
    }

    /** @param now what is known of the site beside its file */
    public RetryRules of(SiteId site, SitePace now) {
        return sites.find(site)
                .map(file -> rules(file, now))
                .orElseGet(() -> new RetryRules(ATTEMPTS, LIMITS, Duration.ZERO, backoff, true));
    }

    private RetryRules rules(SiteFile file, SitePace now) {
        Pace pace = file.pace();
        ListPages list = file.pages().list();
        // another attempt may meet another layout, whose pages have other numbers
        boolean resumes = list == null
                || list.layouts().size() == 1 && !(list.layouts().getFirst().goesOn() instanceof Paging.Scroll);
        return new RetryRules(pace.attempts(), pace.limits(), now.pause(pace), backoff, resumes);
    }

    /**
     * When a task is tried again, and when that is over.
     *
     * @param attempts how many that are charged end a task
     * @param limits of browser work in a visit
     * @param pause before every load
     * @param backoff before it is tried again
     * @param resumesList whether a list can be gone on with where another visit left it: not where it is scrolled or may have another layout
     */
    public record RetryRules(int attempts, VisitLimits limits, Duration pause, Backoff backoff, boolean resumesList) {

        /** How long a visit, or an expired task, may be silent past its time. */
        public static final Duration GRACE = Duration.ofSeconds(30);

        static final int SILENT_STARTS = 3;
        static final int BLOCKED_IN_A_ROW = 5;
        static final int REFETCHES = 3;
        static final Duration BLOCKED_IN_ALL = Duration.ofHours(24);

        /** How long a fetcher may take from one sign of life to the next. */
        public Duration overdueAfter() {
            return limits.of(1).plus(pause.multipliedBy(2)).plus(GRACE);
        }
    }
}
