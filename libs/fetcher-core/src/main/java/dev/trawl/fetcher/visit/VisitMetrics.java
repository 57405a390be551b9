package dev.trawl.fetcher.visit;

import java.util.List;

/** Counts how visits end. Thread-safe. */
@FunctionalInterface
public interface VisitMetrics {

    /** Each word of {@link #name}. A counter exists, as 0, before its end first happens. */
    List<String> NAMES = List.of(
            "fetched",
            "empty",
            "not-found",
            "moved",
            "timed-out",
            "click-failed",
            "browser-lost",
            "blocked",
            "refused",
            "oversize",
            "missing-pages",
            "cancelled",
            "handed-back");

    void count(VisitEnd end);

    /** One word for logs and metrics. */
    static String name(VisitEnd end) {
        return switch (end) {
            case VisitEnd.Fetched e -> "fetched";
            case VisitEnd.Empty e -> "empty";
            case VisitEnd.NotFound e -> "not-found";
            case VisitEnd.Moved e -> "moved";
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
