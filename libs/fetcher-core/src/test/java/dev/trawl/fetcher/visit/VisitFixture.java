package dev.trawl.fetcher.visit;

import dev.trawl.contract.Account;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.Task.WantedPages;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.fetcher.browser.SmallSiteSettings;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Visits to a site whose pages are kept in memory. */
abstract class VisitFixture {

    static final String BY_URL = """
            profile: {url: "http://site.test/{user}", ready: "#home"}
            list:
              url: "http://site.test/{user}/{page}"
              ready: "#list"
              item: ".item"
              paging: {by: url, count: {pages: {select: "#count"}}}
            article: {links: a, ready: "#body", max: 3}
            """;

    static final String BY_CLICK = """
            list:
              url: "http://site.test/{user}"
              ready: "#list"
              item: ".item"
              paging: {by: click, next: "#next"}
            """;

    final SteppingClock clock = SteppingClock.somewhen();
    final Map<String, NavigationResult> byUrl = new HashMap<>();
    final List<NavigationResult> byClick = new ArrayList<>();
    final List<String> went = new ArrayList<>();
    final List<CapturedPage> sent = new ArrayList<>();
    final List<Duration> paused = new ArrayList<>();
    Duration crawlDelay = Duration.ZERO;
    Optional<AbortReason> stop = Optional.empty();
    boolean fresh = true;
    boolean expired;
    Optional<URI> next = Optional.empty();
    Set<String> disallowed = Set.of();
    CompletableFuture<Void> durable = CompletableFuture.completedFuture(null);

    /** A browser that answers from memory. */
    class RememberedTab implements Tab {
        @Override
        public NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit)
                throws InterruptedException {
            went.add(url.getPath());
            return byUrl.getOrDefault(
                    url.getPath(), new NavigationResult.NotFound(new NavigationResult.Spot(url.toString(), 404)));
        }

        @Override
        public NavigationResult next(
                Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit) {
            went.add("click");
            return byClick.isEmpty() ? new NavigationResult.ListEnded() : byClick.removeFirst();
        }

        @Override
        public NavigationResult more(
                Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit) {
            return new NavigationResult.ListEnded();
        }

        @Override
        public List<Evidence> evidence(Duration limit) {
            return List.of();
        }

        @Override
        public void abort(AbortReason reason) {}

        @Override
        public void close() {}
    }

    NavigationResult page(String print, int count, boolean more, String... links) {
        return page("http://site.test/u", print, count, 0, more, links);
    }

    /** The last page of a list, at this address. */
    NavigationResult at(String url, String print) {
        return page(url, print, 0, 0, false);
    }

    /** A page of three items, of this number of pages and items in all. */
    NavigationResult counted(String print, int count, int total, boolean more) {
        return page("http://site.test/u", print, count, total, more);
    }

    private NavigationResult page(String url, String print, int count, int total, boolean more, String... links) {
        return new NavigationResult.Page(new PageSnapshot(
                url,
                200,
                "<html>" + print,
                clock.instant(),
                Duration.ofMillis(5),
                print,
                3,
                count == 0 ? OptionalInt.empty() : OptionalInt.of(count),
                total == 0 ? OptionalInt.empty() : OptionalInt.of(total),
                OptionalInt.empty(),
                more,
                next,
                false,
                List.of(links).stream().map(URI::create).toList(),
                0));
    }

    /** A page with the sign that there are no articles. */
    NavigationResult emptyPage() {
        return new NavigationResult.Page(new PageSnapshot(
                "http://site.test/u",
                200,
                "<html>none",
                clock.instant(),
                Duration.ofMillis(5),
                "",
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                Optional.empty(),
                true,
                List.of(),
                0));
    }

    /** A page with an error status. */
    NavigationResult broken() {
        return new NavigationResult.NotAPage("status 500", new NavigationResult.Spot("http://site.test/u", 500));
    }

    Task task(Scope scope, WantedPages... want) {
        return task(scope, List.of(want), Manifest.EMPTY);
    }

    Task task(Scope scope, List<WantedPages> want, Manifest have) {
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
                new VisitLimits(Duration.ofSeconds(30), Duration.ofSeconds(10)),
                Duration.ofSeconds(1),
                want,
                have,
                clock.instant().plusSeconds(expired ? -1 : 60));
    }

    Robots robots() {
        return new Robots() {
            @Override
            public Verdict ask(SiteFile asked, URI url) {
                return disallowed.contains(url.getPath()) ? new Verdict.Disallowed() : new Verdict.Allowed();
            }

            @Override
            public boolean knows(URI url) {
                return true;
            }

            @Override
            public Duration crawlDelay(SiteId site) {
                return crawlDelay;
            }
        };
    }

    VisitEnd visit(String pages, Task task) throws InterruptedException {
        return visit(SmallSiteSettings.file(pages, ""), new RememberedTab(), task);
    }

    VisitEnd visit(SiteFile site, Tab tab, Task task) throws InterruptedException {
        Lease lease = new Lease() {
            @Override
            public boolean fresh() {
                return fresh;
            }

            @Override
            public Optional<AbortReason> abortReason() {
                return stop;
            }
        };
        PageSink sink = page -> {
            sent.add(page);
            return durable;
        };
        var visitRequest = new VisitRequest(task, site, task.visitedAs(VisitId.draw()));
        var visitDeadline = new VisitDeadline(task.limits(), clock);
        var timeline = new Timeline(clock);
        var pageLoader = new PageLoader(visitRequest, tab, robots(), lease, paused::add, visitDeadline, timeline);
        return new Visit(visitRequest, pageLoader, new VisitProgress(visitRequest, sink, timeline)).run();
    }

    List<String> sentPages() {
        return sent.stream().map(page -> page.page().toString()).toList();
    }

    void threePages() {
        byUrl.put("/u", page("", 0, false));
        byUrl.put("/u/1", page("a", 3, false, "http://site.test/a/1", "http://site.test/a/2"));
        byUrl.put("/u/2", page("b", 3, false, "http://site.test/a/3", "http://site.test/a/4"));
        byUrl.put("/u/3", page("c", 3, false));
    }
}
