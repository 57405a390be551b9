package dev.trawl.scheduler.site;

import dev.trawl.sitefile.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The pace that a site bears and asks for, which its file does not know.
 *
 * @param slowed the factor by which the pause of the file is multiplied, 1 to {@value #SLOWEST}: doubled when the site refuses, and
 *     an eighth of the way back for each minute in which it gave an account and refused none
 * @param robotsAt when its robots.txt was last read
 * @param crawlDelay that robots.txt asks for; zero where it asks for none
 * @param delayedAt since when that is known: what was published before keeps another pause
 */
public record SitePace(double slowed, Optional<Instant> robotsAt, Duration crawlDelay, Optional<Instant> delayedAt) {

    /** The factor by which a refusal multiplies the pause between loads. */
    public static final double SLOWER = 2;

    /** The most that the pause of the file is multiplied by. */
    public static final double SLOWEST = 64;

    /** What is left of the distance to the pause of the file after {@link #EASED_AFTER} without a refusal. */
    public static final double EASED = 7.0 / 8;

    public static final Duration EASED_AFTER = Duration.ofMinutes(1);

    /** Of a site that has not been visited. */
    public static final SitePace UNKNOWN = new SitePace(1, Optional.empty(), Duration.ZERO, Optional.empty());

    private static final Duration ROBOTS_KEPT = Duration.ofDays(1);

    /** What it keeps beside the rate of the file, for people; empty when nothing. */
    public String inWords(Pace file) {
        if (pause(file).compareTo(slowed(file)) > 0) {
            return ", and robots.txt asks for " + crawlDelay.toSeconds() + " s between loads";
        }
        return slowed < 1.05 ? "" : String.format(Locale.ROOT, ", %.1f times slower since it refused", slowed);
    }

    private Duration slowed(Pace file) {
        return Duration.ofMillis(Math.round(file.pause().toMillis() * slowed));
    }

    /** The pause before every load, so that all tasks out together keep the rate and the crawl-delay. */
    public Duration pause(Pace file) {
        Duration ofRate = slowed(file);
        Duration asked = crawlDelay.multipliedBy(file.tasksOut());
        return asked.compareTo(ofRate) > 0 ? asked : ofRate;
    }

    /** Whether what robots.txt asks for is known. */
    public boolean knowsRobots(Instant now) {
        return robotsAt.filter(now.minus(ROBOTS_KEPT)::isBefore).isPresent();
    }

    /**
     * How many tasks may be out: one while it is unknown what robots.txt asks for, or while a task is out that was published
     * before it was known; where the rate is unlimited the host is our own.
     *
     * @param oldest when the oldest that a fetcher may have was published
     */
    public int tasksOut(Pace file, Optional<Instant> oldest, Instant now) {
        boolean kept =
                oldest.isEmpty() || delayedAt.filter(oldest.get()::isBefore).isEmpty();
        return file.rate().isUnlimited() || knowsRobots(now) && kept ? file.tasksOut() : 1;
    }
}
