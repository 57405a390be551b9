package dev.trawl.scheduler.site;

import java.time.Instant;
import java.util.Optional;

/**
 * What a decision about a site's tasks needs to know beside its file.
 *
 * @param open whether it may be visited: it is not paused, and did not ask to be left alone
 * @param succeededAt when an account of it was last fetched
 * @param expected page loads of a visit, by the mean of the site
 * @param recentLoads page loads that were expected of what was published lately
 */
public record SiteState(
        boolean open, Optional<Instant> succeededAt, SitePace pace, ExpectedLoads expected, double recentLoads) {

    /** Of a site that has not been visited. */
    public static final SiteState UNKNOWN = new SiteState(
            true, Optional.empty(), SitePace.UNKNOWN, new ExpectedLoads(Optional.empty(), Optional.empty()), 0);
}
