package dev.trawl.fetcher.visit;

/** Counts how visits end. Thread-safe. */
@FunctionalInterface
public interface Ends {

    void count(VisitEnd end);

    /** One word for logs and metrics. */
    static String name(VisitEnd end) {
        return switch (end) {
            case VisitEnd.Fetched e -> "fetched";
            case VisitEnd.Empty e -> "empty";
            case VisitEnd.NotFound e -> "not-found";
            case VisitEnd.TimedOut e -> "timed-out";
            case VisitEnd.ClickFailed e -> "click-failed";
            case VisitEnd.BrowserLost e -> "browser-lost";
            case VisitEnd.Blocked e -> "blocked";
            case VisitEnd.Refused e -> "refused";
            case VisitEnd.Oversize e -> "oversize";
            case VisitEnd.MissingPages e -> "missing-pages";
            case VisitEnd.Cancelled e -> "cancelled";
            case VisitEnd.HandedBack e -> "handed-back";
        };
    }
}
