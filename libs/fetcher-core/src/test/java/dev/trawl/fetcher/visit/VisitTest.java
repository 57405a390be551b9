package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.Scope;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.fetcher.browser.SmallSiteSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VisitTest extends VisitFixture {

    @Test
    void sendsTheProfileAndEveryListPage() throws Exception {
        threePages();

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(sentPages()).containsExactly("profile 1", "list 1", "list 2", "list 3");
    }

    @Test
    void sendsTheProfileAloneWhereNoMoreIsAskedFor() throws Exception {
        threePages();

        visit(BY_URL, task(Scope.PROFILE));

        assertThat(sentPages()).containsExactly("profile 1");
    }

    @Test
    void sendsTheNewestArticlesAsManyAsTheSiteFileAllows() throws Exception {
        threePages();
        for (int i = 1; i <= 4; i++) {
            byUrl.put("/a/" + i, page("", 0, false));
        }

        assertThat(visit(BY_URL, task(Scope.BODIES))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(sentPages()).endsWith("article 1", "article 2", "article 3").doesNotContain("article 4");
    }

    @Test
    void goesOnPastAPageThatIsMissingAndNamesIt() throws Exception {
        threePages();
        byUrl.remove("/u/2");

        assertThat(visit(BY_URL, task(Scope.LIST)))
                .isInstanceOfSatisfying(
                        VisitEnd.MissingPages.class,
                        missing -> assertThat(missing.pages()).containsExactly(new PageRef(PageKind.LIST, 2)));
        assertThat(sentPages()).containsExactly("profile 1", "list 1", "list 3");
    }

    @Test
    void givesUpAfterFiveMissingInARowAndNamesTheRest() throws Exception {
        byUrl.put("/u", page("", 0, false));
        byUrl.put("/u/1", page("a", 20, false));

        assertThat(visit(BY_URL, task(Scope.LIST)))
                .isInstanceOfSatisfying(
                        VisitEnd.MissingPages.class,
                        missing -> assertThat(missing.pages()).hasSize(19));
        assertThat(went).hasSize(7);
    }

    @Test
    void jumpsToThePagesThatAreStillWanted() throws Exception {
        threePages();

        visit(BY_URL, task(Scope.LIST, new WantedPages(PageKind.LIST, 2, 2)));

        assertThat(went).containsExactly("/u/2");
        assertThat(sentPages()).containsExactly("list 2");
    }

    @Test
    void clicksThroughToThePagesThatAreStillWantedWithoutSendingTheOthers() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(page("b", 0, true));
        byClick.add(page("c", 0, true));

        visit(BY_CLICK, task(Scope.LIST, new WantedPages(PageKind.LIST, 3, 3)));

        assertThat(went).containsExactly("/u", "click", "click");
        assertThat(sentPages()).containsExactly("list 3");
    }

    @Test
    void endsAListOfClicksWhereThereIsNoNext() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(page("b", 0, false));

        assertThat(visit(BY_CLICK, task(Scope.LIST))).isInstanceOf(VisitEnd.Fetched.class);
        assertThat(sentPages()).containsExactly("list 1", "list 2");
    }

    @Test
    void failsAClickThatGoesInACircle() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(page("b", 0, true));
        byClick.add(page("a", 0, true));

        assertThat(visit(BY_CLICK, task(Scope.LIST)))
                .isInstanceOfSatisfying(
                        VisitEnd.ClickFailed.class,
                        failed -> assertThat(failed.reason()).contains("items of page 1 again"));
    }

    @Test
    void endsAListWhoseCountIsOnePageTooHighAndSaysWhatIsNotShown() throws Exception {
        byUrl.put("/u", counted("a", 3, 7, true));
        byClick.add(counted("b", 3, 7, true));

        assertThat(visit(BY_CLICK, task(Scope.LIST))).isEqualTo(new VisitEnd.Fetched(Optional.of("1 of 7 not shown")));

        byUrl.put("/u", page("a", 2, true));
        assertThat(visit(BY_CLICK, task(Scope.LIST)))
                .isEqualTo(new VisitEnd.Fetched(Optional.of("page 2 of 2 not shown")));
    }

    @Test
    void saysWhatAWholeListDoesNotShow() throws Exception {
        byUrl.put("/u", counted("a", 2, 7, true));
        byClick.add(counted("b", 2, 7, false));
        assertThat(visit(BY_CLICK, task(Scope.LIST))).isEqualTo(new VisitEnd.Fetched(Optional.of("1 of 7 not shown")));

        byUrl.put("/u", counted("a", 2, 6, true));
        byClick.add(counted("b", 2, 6, false));
        assertThat(visit(BY_CLICK, task(Scope.LIST))).isEqualTo(new VisitEnd.Fetched(Optional.empty()));
    }

    @Test
    void endsANumberedListWhoseLastPageIsGivenAgain() throws Exception {
        threePages();
        byUrl.put("/u/3", byUrl.get("/u/2"));

        assertThat(visit(BY_URL, task(Scope.LIST)))
                .isEqualTo(new VisitEnd.Fetched(Optional.of("page 3 of 3 not shown")));
        assertThat(sentPages()).containsExactly("profile 1", "list 1", "list 2");
    }

    @Test
    void sendsNothingWhereTheAddressLeadsToAnotherAccount() throws Exception {
        threePages();
        byUrl.put("/u", at("http://site.test/new", ""));
        assertThat(visit(BY_URL, task(Scope.LIST)))
                .isInstanceOfSatisfying(
                        VisitEnd.Moved.class,
                        moved -> assertThat(moved.where().url()).isEqualTo("http://site.test/new"));
        assertThat(sent).isEmpty();

        byUrl.put("/u", at("http://site.test/U/", ""));
        byUrl.put("/u/2", at("http://site.test/new/2", "b"));
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Moved.class);
        assertThat(sentPages()).containsExactly("profile 1", "list 1");
    }

    @Test
    void doesNotTakeAPageWhoseAddressDoesNotNameTheUser() throws Exception {
        threePages();
        byUrl.put("/u", at("http://site.test/", ""));

        assertThat(visit(BY_URL, task(Scope.PROFILE)))
                .isInstanceOfSatisfying(
                        VisitEnd.MissingPages.class,
                        missing -> assertThat(missing.reason()).contains("does not name this user"));
        assertThat(sent).isEmpty();
    }

    @Test
    void failsWhereThereIsNoNextThoughThePageCountSaysMore() throws Exception {
        byUrl.put("/u", page("a", 3, true));

        assertThat(visit(BY_CLICK, task(Scope.LIST))).isInstanceOf(VisitEnd.ClickFailed.class);
    }

    @Test
    void isEmptyOnlyWhereTheFirstPageSaysSo() throws Exception {
        byUrl.put("/u", page("", 0, false));
        byUrl.put("/u/1", page("a", 2, false));
        byUrl.put("/u/2", emptyPage());
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Fetched.class);

        byUrl.put("/u/1", emptyPage());
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Empty.class);
    }

    @Test
    void isNotFoundOnlyAtTheFirstPage() throws Exception {
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.NotFound.class);
        assertThat(went).containsExactly("/u");

        byUrl.put("/u", page("", 0, false));
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.NotFound.class);

        byUrl.put("/u/1", page("a", 2, false));
        assertThat(visit(BY_URL, task(Scope.LIST)))
                .as("a page after the first that answers 404 is missing, the account is there")
                .isInstanceOfSatisfying(
                        VisitEnd.MissingPages.class,
                        missing -> assertThat(missing.pages()).containsExactly(new PageRef(PageKind.LIST, 2)));
    }

    @Test
    void clicksNothingThatLeadsWhereRobotsTxtForbids() throws Exception {
        next = Optional.of(URI.create("http://site.test/u/forbidden"));
        disallowed = Set.of("/u/forbidden");
        byUrl.put("/u", page("a", 0, true));
        byClick.add(page("b", 0, false));

        assertThat(visit(BY_CLICK, task(Scope.LIST))).isInstanceOf(VisitEnd.Refused.class);
        assertThat(went).containsExactly("/u");
    }

    @Test
    void sendsNothingOfAPageThatAClickLedToAgainstRobotsTxt() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(at("http://site.test/elsewhere", "b"));
        disallowed = Set.of("/elsewhere");

        assertThat(visit(BY_CLICK, task(Scope.LIST))).isInstanceOf(VisitEnd.Refused.class);
        assertThat(sentPages()).containsExactly("list 1");
    }

    @Test
    void pausesBeforeEveryLoadTheFirstToo() throws Exception {
        threePages();

        visit(BY_URL, task(Scope.LIST));

        assertThat(paused.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void pausesAsLongAsRobotsTxtAsksForWhereTheTaskDoesNotKnowOfIt() throws Exception {
        threePages();
        crawlDelay = Duration.ofSeconds(3);

        visit(BY_URL, task(Scope.LIST));

        assertThat(paused.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void loadsNothingWithALockThatIsNotFresh() throws Exception {
        threePages();
        fresh = false;

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.HandedBack.class);
        assertThat(went).isEmpty();
    }

    @Test
    void loadsNothingMoreOnceItIsCancelled() throws Exception {
        threePages();
        stop = Optional.of(AbortReason.CANCELLED);

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Cancelled.class);
        assertThat(went).isEmpty();
    }

    @Test
    void endsByTheReasonOfAnAbortAndNotByWhatTheLeaseSaysLater() throws Exception {
        threePages();
        byUrl.put("/u/2", new NavigationResult.Aborted(AbortReason.CANCELLED, NavigationResult.Spot.NOWHERE));
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Cancelled.class);

        byUrl.put("/u/2", new NavigationResult.Aborted(AbortReason.SUPERSEDED, NavigationResult.Spot.NOWHERE));
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.HandedBack.class);

        byUrl.put("/u/2", new NavigationResult.Aborted(AbortReason.DEADLINE_PASSED, NavigationResult.Spot.NOWHERE));
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOfSatisfying(VisitEnd.TimedOut.class, late -> {
            assertThat(late.reason()).isEqualTo("the visit's deadline has passed");
            assertThat(late.where().number()).isEqualTo(2);
            assertThat(late.starved()).isFalse();
        });
    }

    @Test
    void isCancelledWhereThePageWasLateInTheSameMoment() throws Exception {
        threePages();
        var tab = new RememberedTab() {
            @Override
            public NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit) {
                stop = Optional.of(AbortReason.CANCELLED);
                return new NavigationResult.Late("no answer came", NavigationResult.Spot.NOWHERE, false);
            }
        };

        assertThat(visit(SmallSiteSettings.file(BY_URL, ""), tab, task(Scope.LIST)))
                .isInstanceOf(VisitEnd.Cancelled.class);
    }

    @Test
    void handsBackWhatItsPagesCouldNotBeSentFor() throws Exception {
        threePages();
        durable = CompletableFuture.failedFuture(new IllegalStateException("no broker"));

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.HandedBack.class);
    }

    @Test
    void isOversizeWhereATopicDoesNotTakeAPage() throws Exception {
        threePages();
        durable = CompletableFuture.failedFuture(new PageSink.PageTooLarge("18 MiB", new IllegalStateException()));

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Oversize.class);
    }

    @Test
    void countsNoPauseAgainstTheDeadline() {
        var visitDeadline = new VisitDeadline(new VisitLimits(Duration.ofSeconds(10), Duration.ofSeconds(5)), clock);

        assertThat(visitDeadline.page()).isEqualTo(Duration.ofSeconds(15));
        visitDeadline.pause();
        clock.step(Duration.ofMinutes(5));
        visitDeadline.resume();
        clock.step(Duration.ofSeconds(14));

        assertThat(visitDeadline.passed()).isFalse();
        assertThat(visitDeadline.page()).isEqualTo(Duration.ofSeconds(5));
        clock.step(Duration.ofSeconds(6));
        assertThat(visitDeadline.passed()).isTrue();
    }
}
