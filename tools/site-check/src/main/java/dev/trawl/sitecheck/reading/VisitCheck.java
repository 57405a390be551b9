package dev.trawl.sitecheck.reading;

import dev.trawl.contract.PageKind;
import dev.trawl.parser.extraction.AskedPage;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.Signs.Sign;
import dev.trawl.sitefile.SiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the fetcher would make of a page: which signs and which selectors of {@code pages} hold on it. It decides in the order of the
 * fetcher: not found, blocked, empty, ready.
 */
final class VisitCheck {

    private final SiteFile site;

    private final PageKind kind;

    private final SelectorChecks checks;

    private final List<String> faults = new ArrayList<>();

    private final List<String> warnings = new ArrayList<>();

    private boolean empty;

    private @Nullable String end;

    private VisitCheck(SiteFile site, PageKind kind, AskedPage page) {
        this.site = site;
        this.kind = kind;
        this.checks = new SelectorChecks(page);
    }

    static VisitCheck of(SiteFile site, PageKind kind, AskedPage page) {
        var check = new VisitCheck(site, kind, page);
        boolean gone = check.signs("not-found", site.signs().notFound(), "would be taken for one that is not there");
        boolean blocked =
                check.signs("blocked", site.signs().blocked(), "would be taken for a refusal, the end BLOCKED");
        check.empty =
                kind != PageKind.ARTICLE && check.signs("empty", site.signs().empty(), "");
        check.pages(!gone && !blocked && !check.empty);
        return check;
    }

    SelectorChecks checks() {
        return checks;
    }

    /** Why the fetcher would not send this page, if so. */
    Optional<String> end() {
        return Optional.ofNullable(end);
    }

    /** What must be mended, although the page is sent. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What works, but hardly as it is meant. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Whether one holds; the first that does ends the visit where its meaning is not empty. */
    private boolean signs(String group, List<Sign> signs, String meaning) {
        boolean any = false;
        for (int i = 0; i < signs.size(); i++) {
            Sign sign = signs.get(i);
            if (sign.select() == null && sign.html() == null) {
                continue; // a status, which a saved page does not have
            }
            String place = "signs." + group + "." + i;
            if (checks.sign(place, sign)) {
                any = true;
                if (end == null && !meaning.isEmpty()) {
                    end = "the page " + meaning + ": " + place + " holds";
                }
            }
        }
        return any;
    }

    /** @param mustBeReady whether no sign decides without it */
    private void pages(boolean mustBeReady) {
        Pages pages = site.pages();
        switch (kind) {
            case PROFILE -> {
                if (pages.profile() != null) {
                    ready("pages.profile.ready", pages.profile().ready(), mustBeReady);
                }
            }
            case LIST -> {
                if (pages.list() != null) {
                    layouts(pages.list().layouts(), mustBeReady);
                }
            }
            case ARTICLE -> {
                if (pages.article() != null) {
                    ready("pages.article.ready", pages.article().ready(), mustBeReady);
                }
            }
        }
    }

    private void ready(String place, String selector, boolean must) {
        if (checks.holds(place, selector).filter(holds -> !holds).isPresent() && must) {
            end = "the fetcher would wait for the page in vain and time out: " + place + " '" + selector
                    + "' finds nothing";
        }
    }

    /** Those of HTML. A saved page does not show how a browser has got a JSON document. */
    private void layouts(List<Layout> layouts, boolean must) {
        if (layouts.size() == 1 && !layouts.getFirst().isJson()) {
            Layout only = layouts.getFirst();
            ready("pages.list.ready", String.valueOf(only.ready()), must);
            list("pages.list.", only);
            return;
        }
        boolean mayBeJson = false;
        for (int i = 0; i < layouts.size(); i++) {
            mayBeJson |= layouts.get(i).withRest().anyMatch(Layout::isJson);
            String place = layouts.size() == 1 ? "pages.list." : "pages.list.layouts." + i + ".";
            String ready = layouts.get(i).ready();
            if (ready != null && checks.holds(place + "ready", ready).orElse(false)) {
                list(place, layouts.get(i));
                return;
            }
        }
        if (must && !mayBeJson) {
            end = "the fetcher would wait for the page in vain and time out: ready of no layout in pages.list.layouts"
                    + " finds anything";
        }
    }

    private void list(String place, Layout layout) {
        String item = String.valueOf(layout.item());
        int items = checks.counted(place + "item", item);
        if (items == 0 && !empty) {
            faults.add(place + "item '" + item
                    + "' finds nothing: the fetcher could not tell a page from the one before it");
        }
        paging(place + "paging.", layout.paging(), items);
        Pages.ArticlePages article = site.pages().article();
        if (article != null && checks.counted("pages.article.links", article.links()) == 0 && items > 0) {
            warnings.add("pages.article.links '" + article.links() + "' finds no link");
        }
    }

    private void paging(String place, Paging paging, int items) {
        boolean says = switch (paging) {
            case Paging.None none -> true;
            case Paging.Click click -> {
                boolean next = checks.holds(place + "next", click.next()).orElse(true);
                boolean last = checks.holdsOr(place + "last", click.last());
                boolean current = checks.figure(place + "current", click.current());
                boolean count = count(place, click.count());
                if (click.current() != null && !current && items > 0) {
                    warnings.add(place + "current finds no number");
                }
                yield next || last || count;
            }
            case Paging.Url url -> {
                boolean more = checks.holdsOr(place + "more", url.more());
                boolean count = count(place, url.count());
                yield more || count || url.more() != null || url.untilEmpty();
            }
            case Paging.Scroll scroll -> {
                checks.holdsOr(place + "button", scroll.button());
                checks.holdsOr(place + "last", scroll.last());
                yield true;
            }
        };
        if (!says && items != 0) {
            warnings.add("nothing of " + place.substring(0, place.length() - 1)
                    + " is on the page: the list would end with it");
        }
    }

    private boolean count(String place, Paging.@Nullable PageCount count) {
        if (count == null) {
            return false;
        }
        boolean pages = checks.figure(place + "count.pages", count.pages());
        boolean total = checks.figure(place + "count.total", count.total());
        boolean size = checks.figure(place + "count.size", count.size());
        return pages || total && size;
    }
}
