package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.VisitRef;
import dev.trawl.sitefile.SiteFile;
import java.util.List;
import java.util.OptionalInt;

/** What a visit is asked for: the task, the file of its site, and the pages that are wanted. */
public record VisitRequest(Task task, SiteFile site, VisitRef ref) {

    /** Whether this page is to be sent. */
    boolean wants(PageRef page) {
        return wanted().stream().anyMatch(wanted -> wanted.contains(page));
    }

    /** The pages that the task names, or else those of its scope. */
    private List<WantedPages> wanted() {
        if (!task.want().isEmpty()) {
            return task.want();
        }
        boolean profileOnList = task.scope() == Scope.PROFILE && site.pages().profile() == null;
        return profileOnList
                ? List.of(new WantedPages(PageKind.LIST, 1, 1))
                : task.scope().wanted();
    }

    /** The wanted pages of a kind from this number on. */
    List<WantedPages> wantedFrom(PageKind kind, int from) {
        return wanted().stream()
                .filter(wanted -> wanted.kind() == kind)
                .filter(wanted -> wanted.last() >= from)
                .map(wanted -> new WantedPages(kind, Math.max(wanted.from(), from), wanted.to()))
                .toList();
    }

    /** The first wanted page of a kind from this number on. */
    OptionalInt nextWanted(PageKind kind, int from) {
        return wantedFrom(kind, from).stream().mapToInt(WantedPages::from).min();
    }

    /** The number of articles whose links must be known, the newest first; at most the number that the site file allows. */
    int articlesWanted() {
        var article = site.pages().article();
        if (article == null) {
            return 0;
        }
        int last = wantedFrom(PageKind.ARTICLE, 1).stream()
                .mapToInt(WantedPages::last)
                .max()
                .orElse(0);
        return Math.min(last, article.max());
    }
}
