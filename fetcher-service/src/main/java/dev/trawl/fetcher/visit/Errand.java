package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Scope;
import dev.trawl.messages.Task;
import dev.trawl.messages.VisitRef;
import dev.trawl.messages.Wanted;
import dev.trawl.sitefile.SiteFile;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A task, the file of its site, and the visit that is made for it: which pages are wanted. */
public record Errand(Task task, SiteFile site, VisitRef ref) {

    /** Whether this page is to be sent. */
    boolean wants(PageRef page) {
        if (!task.want().isEmpty()) {
            return task.want().stream().anyMatch(wanted -> wanted.contains(page));
        }
        return switch (page.kind()) {
            case PROFILE -> true;
            case LIST -> task.scope() != Scope.PROFILE || (site.pages().profile() == null && page.number() == 1);
            case ARTICLE -> task.scope() == Scope.BODIES;
        };
    }

    /** The first wanted page of a kind from this number on. */
    OptionalInt nextWanted(PageKind kind, int from) {
        if (task.want().isEmpty()) {
            return wants(new PageRef(kind, from)) ? OptionalInt.of(from) : OptionalInt.empty();
        }
        return task.want().stream()
                .filter(wanted -> wanted.kind() == kind)
                .filter(wanted -> wanted.to() == null || wanted.to() >= from)
                .mapToInt(wanted -> Math.max(wanted.from(), from))
                .min();
    }

    /** The last list page that is wanted by number; empty when the list is wanted to its end. */
    OptionalInt lastNamed() {
        IntStream ends = task.want().stream()
                .filter(wanted -> wanted.kind() == PageKind.LIST)
                .mapToInt(wanted -> end(wanted));
        return ends.max().stream().filter(end -> end < Integer.MAX_VALUE).findFirst();
    }

    private static int end(Wanted wanted) {
        Integer to = wanted.to();
        return to == null ? Integer.MAX_VALUE : to;
    }

    /** Whether articles themselves are wanted, so that the list is needed for its links. */
    boolean wantsArticles() {
        return site.pages().article() != null && nextWanted(PageKind.ARTICLE, 1).isPresent();
    }
}
