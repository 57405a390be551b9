package dev.trawl.launcher.crawl;

import java.time.Duration;
import java.util.Locale;

/** One line that says how far a crawl is: done, failed, pages a second, time left, what holds it back. */
public final class ProgressLine {

    private final Pace pages = new Pace();
    private final Pace ends = new Pace();

    /** The line for this moment. */
    public String at(long nanos, Progress crawl, FleetView fleet) {
        pages.note(nanos, fleet.pages());
        ends.note(nanos, crawl.ended());
        String left = ends.timeFor(crawl.total() - crawl.ended())
                .map(ProgressLine::words)
                .orElse("?");
        return String.format(
                Locale.ROOT,
                "%d of %d users: %d done, %d failed | %.1f pages/s | %s left%s",
                crawl.ended(),
                crawl.total(),
                crawl.done(),
                crawl.allDead(),
                pages.perSecond(),
                left,
                crawl.holding().isEmpty() ? "" : " | " + crawl.holding());
    }

    static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 100) {
            return seconds + " s";
        }
        return seconds < 6000 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3600.0) + " h";
    }
}
