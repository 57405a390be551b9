package dev.trawl.fetcher.visit;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitLocation;
import dev.trawl.fetcher.visit.VisitRunner.Sleeper;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.UrlTemplate;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Loads pages. Before each load it keeps the pause that the site's rate asks for, then checks the lease and robots.txt. Used by
 * one thread.
 */
final class PageLoader {

    /** How often the lease is checked during a pause. */
    private static final Duration CHECK = Duration.ofMillis(250);

    private final VisitRequest visitRequest;
    private final Tab tab;
    private final Robots robots;
    private final Lease lease;
    private final Sleeper sleeper;
    private final VisitDeadline visitDeadline;
    private final Timeline timeline;
    private PageRef latest = new PageRef(PageKind.PROFILE, 1);

    PageLoader(
            VisitRequest visitRequest,
            Tab tab,
            Robots robots,
            Lease lease,
            Sleeper sleeper,
            VisitDeadline visitDeadline,
            Timeline timeline) {
        this.visitRequest = visitRequest;
        this.tab = tab;
        this.robots = robots;
        this.lease = lease;
        this.sleeper = sleeper;
        this.visitDeadline = visitDeadline;
        this.timeline = timeline;
    }

    /** One way to get to a page, within a limit. */
    private interface Navigation {
        NavigationResult go(Duration limit) throws InterruptedException;
    }

    /**
     * Loads a page of the account. What is shown at an address of another account, or of none, is not taken.
     *
     * @param number of the page in its address, from 1
     */
    LoadResult load(UrlTemplate template, int number, PageExpectation pageExpectation) throws InterruptedException {
        PageRef page = pageExpectation.page();
        URI url = template.expand(visitRequest.task().userId(), number);
        LoadResult loadResult = load(url, pageExpectation);
        return loadResult instanceof LoadResult.Loaded(PageSnapshot shown)
                ? ofThisAccount(template, number, page, shown)
                : loadResult;
    }

    private LoadResult ofThisAccount(UrlTemplate template, int number, PageRef page, PageSnapshot shown) {
        UserId user = visitRequest.task().userId();
        var where = new VisitLocation(page.kind(), page.number(), shown.url(), shown.status());
        Optional<String> other = template.userIn(shown.url())
                .filter(found -> visitRequest.site().users().pattern().matches(found));
        if (other.isPresent()) {
            return other.get().equalsIgnoreCase(user.value())
                    ? new LoadResult.Loaded(shown)
                    : over(new VisitEnd.Moved(where));
        }
        return template.names(shown.url(), user)
                        || template.isOwnHost(shown.url(), user, number)
                        || visitRequest.site().rules().showOwner(page.kind())
                ? new LoadResult.Loaded(shown)
                : new LoadResult.NotDelivered(
                        "the address of " + user + " leads to " + shown.url() + ", which does not name this user",
                        where,
                        false);
    }

    LoadResult load(URI url, PageExpectation pageExpectation) throws InterruptedException {
        PageRef page = pageExpectation.page();
        Optional<VisitEnd> forbidden = checkRobots(url, page);
        return forbidden.isPresent()
                ? new LoadResult.VisitOver(forbidden.get())
                : navigate("loads " + page + " " + url, page, limit -> tab.load(url, pageExpectation, limit));
    }

    LoadResult next(Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before)
            throws InterruptedException {
        PageRef page = pageExpectation.page();
        return turn("clicks next for " + page, page, before, limit -> tab.next(paging, pageExpectation, before, limit));
    }

    LoadResult more(Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before)
            throws InterruptedException {
        PageRef page = pageExpectation.page();
        return turn("scrolls for " + page, page, before, limit -> tab.more(paging, pageExpectation, before, limit));
    }

    /** Checks robots.txt before the turn, where the page names the next URL, and after it, where the URL has changed. */
    private LoadResult turn(String step, PageRef page, PageSnapshot before, Navigation navigation)
            throws InterruptedException {
        if (before.next().isPresent()) {
            Optional<VisitEnd> forbidden = checkRobots(before.next().get(), page);
            if (forbidden.isPresent()) {
                return new LoadResult.VisitOver(forbidden.get());
            }
        }
        LoadResult loadResult = navigate(step, page, navigation);
        if (loadResult instanceof LoadResult.Loaded loaded
                && !loaded.page().url().equals(before.url())) {
            Optional<URI> url = parsed(loaded.page().url());
            Optional<VisitEnd> forbidden = url.isPresent() ? checkRobots(url.get(), page) : Optional.empty();
            return forbidden.<LoadResult>map(LoadResult.VisitOver::new).orElse(loadResult);
        }
        return loadResult;
    }

    /** Empty for an address that is no URI, for which robots.txt has no rule. */
    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The page that was navigated to last; the profile before the first navigation. */
    PageRef latest() {
        return latest;
    }

    private LoadResult navigate(String step, PageRef page, Navigation navigation) throws InterruptedException {
        Optional<VisitEnd> stop = pause();
        if (stop.isPresent()) {
            return new LoadResult.VisitOver(stop.get());
        }
        timeline.step(step);
        latest = page;
        return loadResult(navigation.go(visitDeadline.page()), page);
    }

    /**
     * Asks robots.txt. Where it is not known yet, the request for it is a page load with a pause of its own.
     *
     * @return how the visit ends, where it must not load the page
     */
    private Optional<VisitEnd> checkRobots(URI url, PageRef page) throws InterruptedException {
        if (!robots.knows(url)) {
            Optional<VisitEnd> stop = pause();
            if (stop.isPresent()) {
                return stop;
            }
            timeline.step("reads robots.txt");
        }
        var where = new VisitLocation(page.kind(), page.number(), url.toString(), null);
        return switch (robots.ask(visitRequest.site(), url)) {
            case Robots.Verdict.Allowed allowed -> Optional.empty();
            case Robots.Verdict.Disallowed no ->
                Optional.of(new VisitEnd.Refused("robots.txt does not allow " + url, where));
            case Robots.Verdict.Unknown unknown ->
                Optional.of(new VisitEnd.Blocked(unknown.reason(), where, Optional.empty()));
        };
    }

    /** The pause of the task, or a longer one that robots.txt asks for and the scheduler did not know yet. */
    private Duration pauseBeforeLoad() {
        Duration ofTask = visitRequest.task().pause();
        Duration ofRobots = robots.crawlDelay(visitRequest.task().site());
        return ofRobots.compareTo(ofTask) > 0 ? ofRobots : ofTask;
    }

    /**
     * Keeps the pause.
     *
     * @return how the visit ends, where it must not load the page
     */
    private Optional<VisitEnd> pause() throws InterruptedException {
        visitDeadline.pause();
        try {
            Duration left = pauseBeforeLoad();
            if (left.isPositive()) {
                timeline.step("pauses");
            }
            while (left.isPositive()) {
                timeline.touch();
                Duration part = left.compareTo(CHECK) < 0 ? left : CHECK;
                sleeper.sleep(part);
                left = left.minus(part);
                Optional<VisitEnd> stop = stop();
                if (stop.isPresent()) {
                    return stop;
                }
            }
        } finally {
            visitDeadline.resume();
        }
        Optional<VisitEnd> stop = stop();
        return stop.isEmpty() && !lease.fresh() ? Optional.of(end(AbortReason.LEASE_LOST)) : stop;
    }

    private Optional<VisitEnd> stop() {
        return lease.abortReason().map(this::end);
    }

    private VisitEnd end(AbortReason reason) {
        return reason.end(NavigationResult.Spot.NOWHERE.on(latest));
    }

    private LoadResult loadResult(NavigationResult navigationResult, PageRef page) {
        return switch (navigationResult) {
            case NavigationResult.Page loaded -> new LoadResult.Loaded(loaded.snapshot());
            case NavigationResult.NotFound gone ->
                new LoadResult.NotDelivered(
                        page.kind() == PageKind.ARTICLE ? "the article is not found" : "the page is not found",
                        gone.spot().on(page),
                        true);
            case NavigationResult.NotAPage not ->
                new LoadResult.NotDelivered(not.reason(), not.spot().on(page), false);
            case NavigationResult.ListEnded ended -> new LoadResult.ListEnded();
            case NavigationResult.Blocked blocked ->
                over(new VisitEnd.Blocked(blocked.reason(), blocked.spot().on(page), blocked.retryAfter()));
            case NavigationResult.Refused refused ->
                over(new VisitEnd.Refused(refused.reason(), refused.spot().on(page)));
            case NavigationResult.TooLarge large ->
                over(new VisitEnd.Oversize(large.reason(), large.spot().on(page)));
            case NavigationResult.Late late ->
                // a visit that is to stop is not charged for a page that was late in the same moment
                over(stop().orElseGet(() ->
                        new VisitEnd.TimedOut(late.reason(), late.spot().on(page), late.starved())));
            case NavigationResult.Aborted aborted ->
                over(aborted.reason().end(aborted.spot().on(page)));
            case NavigationResult.ClickFailed click ->
                over(new VisitEnd.ClickFailed(click.reason(), click.spot().on(page)));
            case NavigationResult.Lost lost ->
                over(new VisitEnd.BrowserLost(
                        lost.reason(), Optional.of(NavigationResult.Spot.NOWHERE.on(page)), lost.own()));
        };
    }

    private static LoadResult over(VisitEnd end) {
        return new LoadResult.VisitOver(end);
    }

    /** What a page load means for the visit. */
    sealed interface LoadResult {

        /** The page that was wanted. */
        record Loaded(PageSnapshot page) implements LoadResult {}

        /**
         * The site did not deliver the page; the visit can go on with others.
         *
         * @param gone whether the site says that there is no such page
         */
        record NotDelivered(String reason, VisitLocation where, boolean gone) implements LoadResult {}

        /** There is no next page; of a list by URL, the site gives its last page again. */
        record ListEnded() implements LoadResult {}

        /** The visit cannot go on. */
        record VisitOver(VisitEnd end) implements LoadResult {}
    }
}
