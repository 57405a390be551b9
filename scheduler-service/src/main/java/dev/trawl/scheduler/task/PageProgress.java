package dev.trawl.scheduler.task;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Manifest.PageRange;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitId;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a task: those still to get (none named: everything that its scope says), those that were sent, and those
 * sent that cannot be used.
 */
public record PageProgress(List<WantedPages> want, Manifest have, List<UnusablePage> spoiled) {

    public static final PageProgress NONE = new PageProgress(List.of(), Manifest.EMPTY, List.of());

    public PageProgress {
        want = List.copyOf(want);
        spoiled = List.copyOf(spoiled);
    }

    /** After a visit that said what was had; with an empty {@code had} nothing is known, and nothing is forgotten. */
    PageProgress having(Manifest had) {
        return had.isEmpty() ? this : new PageProgress(want, had, spoiled);
    }

    PageProgress wanting(List<WantedPages> next) {
        return new PageProgress(RemainingPages.joined(next), have, spoiled);
    }

    PageProgress plus(UnusablePage page) {
        var next = new ArrayList<>(spoiled);
        next.add(page);
        return new PageProgress(want, have, next);
    }

    /** The unusable pages among those that count. */
    List<UnusablePage> unusable() {
        return spoiled.stream().filter(page -> page.isIn(have)).toList();
    }

    /** For a replay: the unusable pages are to be got again, beside those that are missing; the others stay. */
    PageProgress withoutUnusable() {
        List<PageRef> lost = unusable().stream().map(UnusablePage::page).toList();
        if (lost.isEmpty()) {
            return new PageProgress(want, have, List.of());
        }
        Manifest kept = Manifest.EMPTY;
        for (PageRange range : have.ranges()) {
            for (int number = range.from(); number <= range.to(); number++) {
                var page = new PageRef(range.kind(), number);
                if (!lost.contains(page)) {
                    kept = kept.with(range.visit(), page);
                }
            }
        }
        var wanted = new ArrayList<>(want);
        lost.forEach(page -> wanted.add(new WantedPages(page.kind(), page.number(), page.number())));
        return new PageProgress(RemainingPages.joined(wanted), kept, List.of());
    }

    /**
     * A page that was sent and cannot be read ({@code PAGE}) or stored ({@code RECORD}).
     *
     * @param attempt whose letter is about it
     */
    public record UnusablePage(VisitId visit, int attempt, PageRef page, FailureKind kind, String reason) {

        /** Whether this very page, by this very visit, is one of those that the task ends with. */
        boolean isIn(Manifest manifest) {
            return manifest.ranges().stream()
                    .anyMatch(range -> range.visit().equals(visit)
                            && range.kind() == page.kind()
                            && range.from() <= page.number()
                            && page.number() <= range.to());
        }
    }
}
