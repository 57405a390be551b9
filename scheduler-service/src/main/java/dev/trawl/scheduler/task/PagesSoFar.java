package dev.trawl.scheduler.task;

import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageRange;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Wanted;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a task: those still to get (none named: everything that its scope says), those that were sent, and those
 * sent that nobody can use.
 */
public record PagesSoFar(List<Wanted> want, Manifest have, List<Spoiled> spoiled) {

    public static final PagesSoFar NONE = new PagesSoFar(List.of(), Manifest.EMPTY, List.of());

    public PagesSoFar {
        want = List.copyOf(want);
        spoiled = List.copyOf(spoiled);
    }

    /** After a visit that said what was had; with an empty {@code had} nothing is known, and nothing is forgotten. */
    PagesSoFar having(Manifest had) {
        return had.isEmpty() ? this : new PagesSoFar(want, had, spoiled);
    }

    PagesSoFar wanting(List<Wanted> next) {
        return new PagesSoFar(Rest.joined(next), have, spoiled);
    }

    PagesSoFar plus(Spoiled page) {
        var next = new ArrayList<>(spoiled);
        next.add(page);
        return new PagesSoFar(want, have, next);
    }

    /** The unusable pages among those that count. */
    List<Spoiled> unusable() {
        return spoiled.stream().filter(page -> page.isIn(have)).toList();
    }

    /** For a replay: the unusable pages are to be got again, beside those that are missing; the others stay. */
    PagesSoFar withoutUnusable() {
        List<PageRef> lost = unusable().stream().map(Spoiled::page).toList();
        if (lost.isEmpty()) {
            return new PagesSoFar(want, have, List.of());
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
        lost.forEach(page -> wanted.add(new Wanted(page.kind(), page.number(), page.number())));
        return new PagesSoFar(Rest.joined(wanted), kept, List.of());
    }
}
