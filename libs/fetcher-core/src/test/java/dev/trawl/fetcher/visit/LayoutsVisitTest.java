package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.sitefile.Layout;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Lists whose first page may have one of several layouts, and lists that go on at another address. */
class LayoutsVisitTest extends VisitFixture {

    private static final String LAYOUTS = """
            list:
              url: "http://site.test/{user}/{page}"
              layouts:
                - {name: numbered, ready: "#numbered", item: .item, paging: {by: url, count: {pages: {select: "#count"}}}}
                - {name: clicked, ready: "#clicked", item: .item, paging: {by: click, next: "#next"}}
                - name: filled
                  ready: "#filled"
                  item: .item
                  rest:
                    url: "http://site.test/api/{user}/{page}"
                    name: more
                    ready: "#more"
                    item: .item
                    paging: {by: url, count: {pages: {select: "#count"}}}
            """;

    private static final String UNTIL_EMPTY = """
            list:
              url: "http://site.test/{user}/{page}"
              ready: "#list"
              item: .item
              paging: {by: url, until-empty: true}
            """;

    private final List<List<String>> awaited = new ArrayList<>();

    /** Records which layouts each page may have. */
    private final class WatchedTab extends RememberedTab {
        @Override
        public NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit)
                throws InterruptedException {
            awaited.add(pageExpectation.layouts().stream().map(Layout::name).toList());
            return super.load(url, pageExpectation, limit);
        }

        @Override
        public NavigationResult next(
                Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit) {
            awaited.add(pageExpectation.layouts().stream().map(Layout::name).toList());
            return super.next(paging, pageExpectation, before, limit);
        }
    }

    private VisitEnd visit(Scope scope, WantedPages... want) throws InterruptedException {
        return visit(
                dev.trawl.fetcher.browser.SmallSiteSettings.file(LAYOUTS, ""), new WatchedTab(), task(scope, want));
    }

    @Test
    void goesOnByTheLayoutOfTheFirstPageThroughoutTheVisit() throws Exception {
        byUrl.put("/u/1", inLayout(1, page("a", 0, true)));
        byClick.add(page("b", 0, true));
        byClick.add(page("c", 0, false));

        assertThat(visit(Scope.LIST)).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(went).containsExactly("/u/1", "click", "click");
        assertThat(awaited)
                .containsExactly(List.of("numbered", "clicked", "filled"), List.of("clicked"), List.of("clicked"));
    }

    @Test
    void looksAtTheFirstPageBeforeItJumpsToALaterOne() throws Exception {
        byUrl.put("/u/1", inLayout(0, page("a", 3, false)));
        byUrl.put("/u/3", page("c", 3, false));

        visit(Scope.LIST, new WantedPages(PageKind.LIST, 3, 3));

        assertThat(went).containsExactly("/u/1", "/u/3");
        assertThat(sentPages()).containsExactly("list 3");
    }

    @Test
    void lacksEveryWantedPageWhereTheFirstOneDoesNotShowTheLayout() throws Exception {
        byUrl.put("/u/1", broken());

        assertThat(visit(Scope.LIST, new WantedPages(PageKind.LIST, 2, 3)))
                .isInstanceOfSatisfying(
                        VisitEnd.MissingPages.class,
                        missing -> assertThat(missing.pages())
                                .containsExactly(new PageRef(PageKind.LIST, 2), new PageRef(PageKind.LIST, 3)));
        assertThat(went).as("no page is asked for whose layout is not known").containsExactly("/u/1");
    }

    @Test
    void getsTheRestOfAListAtItsOwnAddressFromItsFirstPageOn() throws Exception {
        byUrl.put("/u/1", inLayout(2, page("same", 0, false)));
        byUrl.put("/api/u/1", page("same", 2, false));
        byUrl.put("/api/u/2", page("b", 2, false));

        assertThat(visit(Scope.LIST)).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(went).containsExactly("/u/1", "/api/u/1", "/api/u/2");
        assertThat(sentPages()).containsExactly("list 1", "list 2", "list 3");
        assertThat(awaited).endsWith(List.of("more"), List.of("more"));
    }

    @Test
    void endsAListBeforeAPageWithoutItems() throws Exception {
        byUrl.put("/u/1", page("a", 0, true));
        byUrl.put("/u/2", page("b", 0, true));
        byUrl.put("/u/3", emptyPage());

        assertThat(visit(UNTIL_EMPTY, task(Scope.LIST))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(went).containsExactly("/u/1", "/u/2", "/u/3");
        assertThat(sentPages()).containsExactly("list 1", "list 2");
    }

    private static NavigationResult inLayout(int layout, NavigationResult page) {
        PageSnapshot shown = ((NavigationResult.Page) page).snapshot();
        return new NavigationResult.Page(new PageSnapshot(
                shown.url(),
                shown.status(),
                shown.html(),
                shown.at(),
                shown.duration(),
                shown.fingerprint(),
                shown.items(),
                shown.count(),
                shown.total(),
                OptionalInt.empty(),
                shown.hasNext(),
                shown.next(),
                shown.empty(),
                shown.links(),
                layout));
    }
}
