package dev.trawl.sitecheck.reading;

import dev.trawl.contract.PageKind;
import dev.trawl.parser.extraction.AskedPage;
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
                    ready("pages.list.ready", pages.list().ready(), mustBeReady);
                    list(pages.list());
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

    private void list(Pages.ListPages list) {
        int items = checks.counted("pages.list.item", list.item());
        if (items == 0 && !empty) {
            faults.add("pages.list.item '" + list.item()
                    + "' finds nothing: the fetcher could not tell a page from the one before it");
        }
        paging(list.paging(), items);
        Pages.ArticlePages article = site.pages().article();
        if (article != null && checks.counted("pages.article.links", article.links()) == 0 && items > 0) {
            warnings.add("pages.article.links '" + article.links() + "' finds no link");
        }
    }

    private void paging(Paging paging, int items) {
        boolean says = switch (paging) {
            case Paging.None none -> true;
            case Paging.Click click -> {
                boolean next =
                        checks.holds("pages.list.paging.next", click.next()).orElse(true);
                boolean last = checks.holdsOr("pages.list.paging.last", click.last());
                boolean current = checks.figure("pages.list.paging.current", click.current());
                boolean count = count(click.count());
                if (click.current() != null && !current && items > 0) {
                    warnings.add("pages.list.paging.current finds no number");
                }
                yield next || last || count;
            }
            case Paging.Url url -> {
                boolean more = checks.holdsOr("pages.list.paging.more", url.more());
                boolean count = count(url.count());
                yield more || count || url.more() != null;
            }
            case Paging.Scroll scroll -> {
                checks.holdsOr("pages.list.paging.button", scroll.button());
                checks.holdsOr("pages.list.paging.last", scroll.last());
                yield true;
            }
        };
        if (!says && items != 0) {
            warnings.add("nothing of pages.list.paging is on the page: the list would end with it");
        }
    }

    private boolean count(Paging.@Nullable PageCount count) {
        if (count == null) {
            return false;
        }
        boolean pages = checks.figure("pages.list.paging.count.pages", count.pages());
        boolean total = checks.figure("pages.list.paging.count.total", count.total());
        boolean size = checks.figure("pages.list.paging.count.size", count.size());
        return pages || total && size;
    }
}
