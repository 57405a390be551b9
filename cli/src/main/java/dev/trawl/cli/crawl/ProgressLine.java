package dev.trawl.cli.crawl;

import java.time.Duration;
import java.util.Locale;

/** One line that says how far a crawl is: done, failed, pages a second, time left, what holds it back. */
public final class ProgressLine {

    private final GrowthRate pages = new GrowthRate();
    private final GrowthRate ends = new GrowthRate();

    /** The line for this moment. */
    public String at(long nanos, CrawlStatus crawl, FleetView fleet) {
        pages.note(nanos, fleet.pages());
        ends.note(nanos, crawl.ended());
        if (crawl.finished()) {
            return users(crawl);
        }
        String left = ends.timeFor(crawl.total() - crawl.ended())
                .map(ProgressLine::words)
                .orElse("?");
        return String.format(
                Locale.ROOT,
                "%s | %.1f pages/s | %s left%s",
                users(crawl),
                pages.perSecond(),
                left,
                crawl.waitingFor().isEmpty() ? "" : " | " + crawl.waitingFor());
    }

    private static String users(CrawlStatus crawl) {
        return crawl.ended() + " of " + crawl.total() + " users: " + crawl.done() + " done, " + crawl.allDead()
                + " failed";
    }

    /** A duration for a person, such as {@code 12 s} or {@code 3 min}. */
    public static String words(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 100) {
            return seconds + " s";
        }
        return seconds < 6000 ? Math.round(seconds / 60.0) + " min" : Math.round(seconds / 3600.0) + " h";
    }
}
