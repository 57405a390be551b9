package dev.trawl.scheduler.site;

import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a site from being visited, for people.
 *
 * @param restingUntil until when the site asked to be left alone, if that is in the future
 * @param tasksOut between publishing and stored rows, of all crawls
 */
public record SiteStatus(boolean paused, Optional<Instant> restingUntil, int tasksOut, SitePace pace) {}
