package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task.WantedPages;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which pages a visit leaves to the next one, and how the next one gets them. */
class ResumedVisitTest extends VisitFixture {

    private static final String BY_MORE = """
            list:
              url: "http://site.test/{user}/{page}"
              ready: "#list"
              item: ".item"
              paging: {by: url, more: "#more"}
            """;

    private static WantedPages list(int from, Integer... to) {
        return new WantedPages(PageKind.LIST, from, to.length == 0 ? null : to[0]);
    }

    private VisitEnd.MissingPages lacking(String pages, Scope scope, WantedPages... want) throws InterruptedException {
        sent.clear();
        went.clear();
        VisitEnd end = visit(pages, task(scope, want));
        assertThat(end).isInstanceOf(VisitEnd.MissingPages.class);
        return (VisitEnd.MissingPages) end;
    }

    private VisitEnd resumed(String pages, Scope scope, List<WantedPages> want) throws InterruptedException {
        sent.clear();
        went.clear();
        return visit(pages, task(scope, want, Manifest.EMPTY));
    }

    @BeforeEach
    void remembersAProfile() {
        byUrl.put("/u", page("", 0, false));
    }

    @Test
    void getsAWholeListAtTheSecondAttemptWhereItsFirstPagesWereNotGiven() throws Exception {
        for (int i = 1; i <= 37; i++) {
            byUrl.put("/u/" + i, broken());
        }
        var first = lacking(BY_URL, Scope.LIST);
        assertThat(first.pages()).containsExactly(new PageRef(PageKind.LIST, 1));
        assertThat(first.want()).containsExactly(list(1));

        for (int i = 1; i <= 37; i++) {
            byUrl.put("/u/" + i, page("items " + i, 37, false));
        }
        assertThat(resumed(BY_URL, Scope.LIST, first.want())).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(sentPages()).hasSize(37).startsWith("list 1").endsWith("list 37");
    }

    @Test
    void learnsTheCountFromAnotherPageThanTheFirst() throws Exception {
        threePages();
        byUrl.put("/u/1", broken());

        var end = lacking(BY_URL, Scope.LIST);

        assertThat(sentPages()).containsExactly("profile 1", "list 2", "list 3");
        assertThat(end.want()).containsExactly(list(1, 1));
    }

    @Test
    void leavesAListOpenWhereItsEndIsNotKnown() throws Exception {
        byUrl.put("/u/1", page("a", 0, true));
        byUrl.put("/u/2", broken());
        byUrl.put("/u/3", page("c", 0, true));

        var end = lacking(BY_MORE, Scope.LIST);

        assertThat(end.pages()).containsExactly(new PageRef(PageKind.LIST, 2), new PageRef(PageKind.LIST, 4));
        assertThat(end.want()).containsExactly(list(2, 2), list(4));
    }

    @Test
    void walksAnOpenListOnUntilThePageSaysThatItIsTheLast() throws Exception {
        byUrl.put("/u/4", page("d", 0, true));
        byUrl.put("/u/5", page("e", 0, true));
        byUrl.put("/u/6", page("f", 0, false));

        assertThat(resumed(BY_MORE, Scope.LIST, List.of(list(4)))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(went).containsExactly("/u/4", "/u/5", "/u/6");
    }

    @Test
    void leavesAListOfClicksOpenFromThePageThatWasNotGiven() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(page("b", 0, true));
        byClick.add(broken());

        var end = lacking(BY_CLICK, Scope.LIST);

        assertThat(end.pages()).containsExactly(new PageRef(PageKind.LIST, 3));
        assertThat(end.want()).containsExactly(list(3));
    }

    @Test
    void lacksWhatIsBehindAPageThatItOnlyPasses() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(broken());

        var end = lacking(BY_CLICK, Scope.LIST, list(3, 4));

        assertThat(end.want()).containsExactly(list(3, 3), list(4, 4));
    }

    @Test
    void leavesTheArticlesOpenWhoseLinksAPageThatWasNotGivenMayShow() throws Exception {
        threePages();
        byUrl.put("/u/2", broken());
        for (int i = 1; i <= 4; i++) {
            byUrl.put("/a/" + i, page("", 0, false));
        }

        var end = lacking(BY_URL, Scope.BODIES);

        assertThat(end.pages()).containsExactly(new PageRef(PageKind.LIST, 2));
        assertThat(end.want()).containsExactly(list(2, 2), new WantedPages(PageKind.ARTICLE, 3, null));
    }

    @Test
    void lacksArticlesThoughTheListPageThatWasNotGivenIsNotWantedItself() throws Exception {
        threePages();
        byUrl.put("/u/1", broken());

        var end = lacking(BY_URL, Scope.BODIES, new WantedPages(PageKind.ARTICLE, 2, 3));

        assertThat(end.pages()).contains(new PageRef(PageKind.LIST, 1));
        assertThat(end.want()).containsExactly(new WantedPages(PageKind.ARTICLE, 2, 3));
    }

    @Test
    void readsTheListNoFurtherThanToTheLastArticleThatIsWanted() throws Exception {
        threePages();
        byUrl.put("/a/1", page("", 0, false));

        assertThat(resumed(BY_URL, Scope.BODIES, List.of(new WantedPages(PageKind.ARTICLE, 1, 1))))
                .isInstanceOf(VisitEnd.Fetched.class);
        assertThat(went).containsExactly("/u/1", "/a/1");
    }

    @Test
    void followsNoMorePagesThanTheSiteFileAllowsWhateverThePageCountSays() throws Exception {
        byUrl.put("/u/1", page("a", 20_240_131, false));

        var end = lacking(BY_URL, Scope.LIST);

        assertThat(end.pages()).hasSize(999);
        assertThat(went).hasSize(7);
    }
}
