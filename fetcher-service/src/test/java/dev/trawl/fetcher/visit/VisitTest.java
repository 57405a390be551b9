package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.browser.SmallSite;
import dev.trawl.messages.Account;
import dev.trawl.messages.CapturedPage;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Limits;
import dev.trawl.messages.Manifest;
import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.Task;
import dev.trawl.messages.TaskId;
import dev.trawl.messages.UserId;
import dev.trawl.messages.VisitId;
import dev.trawl.messages.Wanted;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SteppingClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VisitTest {

    private static final String BY_URL = """
            profile: {url: "http://site.test/{user}", ready: "#home"}
            list:
              url: "http://site.test/{user}/{page}"
              ready: "#list"
              item: ".item"
              paging: {by: url, count: {pages: {select: "#count"}}}
            article: {links: a, ready: "#body", max: 3}
            """;

    private static final String BY_CLICK = """
            list:
              url: "http://site.test/{user}"
              ready: "#list"
              item: ".item"
              paging: {by: click, next: "#next"}
            """;

    private final SteppingClock clock = SteppingClock.somewhen();
    private final Map<String, Arrival> byUrl = new HashMap<>();
    private final List<Arrival> byClick = new ArrayList<>();
    private final List<String> went = new ArrayList<>();
    private final List<CapturedPage> sent = new ArrayList<>();
    private final List<Duration> paused = new ArrayList<>();
    private Optional<VisitEnd> stop = Optional.empty();
    private boolean fresh = true;
    private CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);

    /** A browser that answers from memory. */
    private final class RememberedTab implements Tab {
        @Override
        public Arrival load(URI url, Awaited awaited, Duration limit) {
            went.add(url.getPath());
            return byUrl.getOrDefault(url.getPath(), new Arrival.NotFound(new Arrival.Spot(url.toString(), 404)));
        }

        @Override
        public Arrival next(Paging.Click paging, Awaited awaited, Shown before, Duration limit) {
            went.add("click");
            return byClick.isEmpty() ? new Arrival.ListEnded() : byClick.removeFirst();
        }

        @Override
        public Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit) {
            return new Arrival.ListEnded();
        }

        @Override
        public List<Evidence> evidence(Duration limit) {
            return List.of();
        }

        @Override
        public void abort(String reason) {}

        @Override
        public void close() {}
    }

    private Arrival page(String print, int count, boolean more, String... links) {
        return new Arrival.Page(new Shown(
                "http://site.test/x",
                200,
                "<html>" + print,
                clock.instant(),
                Duration.ofMillis(5),
                print,
                3,
                count == 0 ? OptionalInt.empty() : OptionalInt.of(count),
                OptionalInt.empty(),
                more,
                false,
                List.of(links).stream().map(URI::create).toList()));
    }

    private Task task(Scope scope, Wanted... want) {
        var account = new Account(new SiteId("small"), new UserId("u"));
        var crawl = new CrawlId("c");
        return new Task(
                TaskId.of(crawl, account),
                crawl,
                account.site(),
                account.userId(),
                scope,
                1,
                false,
                new Limits(Duration.ofSeconds(30), Duration.ofSeconds(10)),
                Duration.ofSeconds(1),
                List.of(want),
                Manifest.EMPTY,
                clock.instant().plusSeconds(60));
    }

    private VisitEnd visit(String pages, Task task) throws InterruptedException {
        SiteFile site = SmallSite.file(pages, "");
        Lease lease = new Lease() {
            @Override
            public boolean fresh() {
                return fresh;
            }

            @Override
            public Optional<VisitEnd> stop() {
                return stop;
            }
        };
        Robots robots = new Robots() {
            @Override
            public Verdict ask(SiteFile asked, URI url) {
                return new Verdict.Allowed();
            }

            @Override
            public boolean knows(URI url) {
                return true;
            }
        };
        PageSink sink = page -> {
            sent.add(page);
            return durable;
        };
        var means = new Means(new RememberedTab(), sink, robots, lease, paused::add, clock);
        return new Visit(
                        new Errand(task, site, task.visitedAs(VisitId.draw())),
                        means,
                        new Deadline(task.limits(), clock),
                        new Timeline(clock))
                .run();
    }

    private List<String> sentPages() {
        return sent.stream().map(page -> page.page().toString()).toList();
    }

    private void threePages() {
        byUrl.put("/u", page("", 0, false));
        byUrl.put("/u/1", page("a", 3, false, "http://site.test/a/1", "http://site.test/a/2"));
        byUrl.put("/u/2", page("b", 3, false, "http://site.test/a/3", "http://site.test/a/4"));
        byUrl.put("/u/3", page("c", 3, false));
    }

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

        visit(BY_URL, task(Scope.LIST, new Wanted(PageKind.LIST, 2, 2)));

        assertThat(went).containsExactly("/u/2");
        assertThat(sentPages()).containsExactly("list 2");
    }

    @Test
    void clicksThroughToThePagesThatAreStillWantedWithoutSendingTheOthers() throws Exception {
        byUrl.put("/u", page("a", 0, true));
        byClick.add(page("b", 0, true));
        byClick.add(page("c", 0, true));

        visit(BY_CLICK, task(Scope.LIST, new Wanted(PageKind.LIST, 3, 3)));

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
    void failsWhereThereIsNoNextThoughThePageCountSaysMore() throws Exception {
        byUrl.put("/u", page("a", 3, true));

        assertThat(visit(BY_CLICK, task(Scope.LIST))).isInstanceOf(VisitEnd.ClickFailed.class);
    }

    @Test
    void isNotFoundOnlyAtTheFirstPage() throws Exception {
        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.NotFound.class);
    }

    @Test
    void pausesBeforeEveryLoadTheFirstToo() throws Exception {
        threePages();

        visit(BY_URL, task(Scope.LIST));

        assertThat(paused.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(4));
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
        stop = Optional.of(new VisitEnd.Cancelled());

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Cancelled.class);
        assertThat(went).isEmpty();
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
        durable = CompletableFuture.failedFuture(new PageTooLarge("18 MiB", new IllegalStateException()));

        assertThat(visit(BY_URL, task(Scope.LIST))).isInstanceOf(VisitEnd.Oversize.class);
    }

    @Test
    void countsNoPauseAgainstTheDeadline() {
        var deadline = new Deadline(new Limits(Duration.ofSeconds(10), Duration.ofSeconds(5)), clock);

        assertThat(deadline.page()).isEqualTo(Duration.ofSeconds(15));
        deadline.pause();
        clock.step(Duration.ofMinutes(5));
        deadline.resume();
        clock.step(Duration.ofSeconds(14));

        assertThat(deadline.passed()).isFalse();
        assertThat(deadline.page()).isEqualTo(Duration.ofSeconds(5));
        clock.step(Duration.ofSeconds(6));
        assertThat(deadline.passed()).isTrue();
    }
}
