package dev.trawl.scheduler.site;

import dev.trawl.contract.Account;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where the scheduler keeps what it knows of sites beside their files. Thread-safe. */
public interface SiteStore {

    /** The state of each of these sites; {@link SiteState#UNKNOWN} where nothing is stored. */
    Map<SiteId, SiteState> states(Collection<SiteId> sites, Instant now);

    /** Sites that are paused, asked to be left alone, or have tasks out. */
    Map<SiteId, SiteStatus> statuses();

    /** Pauses a site, or resumes it. */
    void pause(SiteId site, boolean paused);

    /**
     * Keeps what a site asks for in robots.txt, unless something that was read later is stored.
     *
     * @return whether it is stored; not while the database is away
     */
    boolean keepRobots(Heartbeat.Robots robots);

    /** An account of the site was fetched: it may be visited a little faster. */
    void succeeded(SiteId site, Instant now);

    /**
     * The site refused a visit: the pause between loads is doubled. Refusals of visits that were published before the last
     * doubling change nothing.
     */
    void refused(SiteId site, Instant publishedAt, Instant now);

    /** The site asked to be left alone until a time; an earlier time than is stored changes nothing. */
    void rest(SiteId site, Instant until);

    /** A visit of this scope had this number of pages: the next one of the account, and the mean of its site, are expected to be like it. */
    void visited(Account account, Scope scope, int pages);

    /** Tasks were published. @param recentLoads page loads that are expected of what was published lately, these included */
    void published(SiteId site, double recentLoads, Instant now);

    /**
     * What a decision about a site's tasks needs to know beside its file.
     *
     * @param open whether it may be visited: it is not paused, and did not ask to be left alone
     * @param succeededAt when an account of it was last fetched
     * @param expected page loads of a visit, by the mean of the site
     * @param recentLoads page loads that were expected of what was published lately
     */
    record SiteState(
            boolean open, Optional<Instant> succeededAt, SitePace pace, ExpectedLoads expected, double recentLoads) {

        /** Of a site that has not been visited. */
        public static final SiteState UNKNOWN = new SiteState(
                true, Optional.empty(), SitePace.UNKNOWN, new ExpectedLoads(Optional.empty(), Optional.empty()), 0);
    }

    /**
     * What keeps a site from being visited, for people.
     *
     * @param restingUntil until when the site asked to be left alone, if that is in the future
     * @param tasksOut between publishing and stored rows, of all crawls
     */
    record SiteStatus(boolean paused, Optional<Instant> restingUntil, int tasksOut, SitePace pace) {}
}
