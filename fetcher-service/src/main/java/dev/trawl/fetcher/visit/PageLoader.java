package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.VisitLocation;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Goes to pages, and before each looks whether it may: told to stop, lock not renewed, robots.txt, the pause that the
 * site's pace asks for. Used by one thread.
 */
final class PageLoader {

    private static final Duration GLANCE = Duration.ofMillis(250);

    private final VisitRequest visitRequest;
    private final VisitTools visitTools;
    private final VisitDeadline visitDeadline;
    private final Timeline timeline;
    private PageRef latest = new PageRef(PageKind.PROFILE, 1);

    PageLoader(VisitRequest visitRequest, VisitTools visitTools, VisitDeadline visitDeadline, Timeline timeline) {
        this.visitRequest = visitRequest;
        this.visitTools = visitTools;
        this.visitDeadline = visitDeadline;
        this.timeline = timeline;
    }

    /** What came of it, as far as the visit cares. */
    sealed interface LoadResult {
        record There(PageSnapshot shown) implements PageLoader.LoadResult {}

        record Gone(VisitLocation where) implements PageLoader.LoadResult {}

        record NotGiven(String reason, VisitLocation where) implements PageLoader.LoadResult {}

        record Ended() implements PageLoader.LoadResult {}

        record Over(VisitEnd end) implements PageLoader.LoadResult {}
    }

    /** A way to a page within a limit. */
    private interface Way {
        NavigationResult go(Duration limit) throws InterruptedException;
    }

    PageLoader.LoadResult load(URI url, PageExpectation pageExpectation) throws InterruptedException {
        Optional<VisitEnd> forbidden = robots(url, pageExpectation.page());
        if (forbidden.isPresent()) {
            return new PageLoader.LoadResult.Over(forbidden.get());
        }
        return go(
                "loads " + pageExpectation.page() + " " + url,
                pageExpectation.page(),
                limit -> visitTools.tab().load(url, pageExpectation, limit));
    }

    PageLoader.LoadResult next(Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before)
            throws InterruptedException {
        return turn(
                "clicks next for " + pageExpectation.page(),
                pageExpectation.page(),
                before,
                limit -> visitTools.tab().next(paging, pageExpectation, before, limit));
    }

    PageLoader.LoadResult more(Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before)
            throws InterruptedException {
        return turn(
                "scrolls for " + pageExpectation.page(),
                pageExpectation.page(),
                before,
                limit -> visitTools.tab().more(paging, pageExpectation, before, limit));
    }

    /** robots.txt is asked before, where the page says what comes next, and after, where something else has come. */
    private PageLoader.LoadResult turn(String step, PageRef page, PageSnapshot before, Way way)
            throws InterruptedException {
        if (before.next().isPresent()) {
            Optional<VisitEnd> forbidden = robots(before.next().get(), page);
            if (forbidden.isPresent()) {
                return new PageLoader.LoadResult.Over(forbidden.get());
            }
        }
        PageLoader.LoadResult loadResult = go(step, page, way);
        if (loadResult instanceof PageLoader.LoadResult.There there
                && !there.shown().url().equals(before.url())) {
            Optional<URI> url = parsed(there.shown().url());
            Optional<VisitEnd> forbidden = url.isPresent() ? robots(url.get(), page) : Optional.empty();
            return forbidden
                    .<PageLoader.LoadResult>map(PageLoader.LoadResult.Over::new)
                    .orElse(loadResult);
        }
        return loadResult;
    }

    /** Browsers show addresses that are no URIs; no rule of robots.txt can be held against such a one. */
    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The page that was gone to last; the first one while there was none. */
    PageRef latest() {
        return latest;
    }

    private PageLoader.LoadResult go(String step, PageRef page, Way way) throws InterruptedException {
        Optional<VisitEnd> stop = pause();
        if (stop.isPresent()) {
            return new PageLoader.LoadResult.Over(stop.get());
        }
        timeline.step(step);
        latest = page;
        return judge(way.go(visitDeadline.page()), page);
    }

    private Optional<VisitEnd> robots(URI url, PageRef page) throws InterruptedException {
        if (!visitTools.robots().knows(url)) {
            Optional<VisitEnd> stop = pause();
            if (stop.isPresent()) {
                return stop;
            }
            timeline.step("reads robots.txt");
        }
        var where = new VisitLocation(page.kind(), page.number(), url.toString(), null);
        return switch (visitTools.robots().ask(visitRequest.site(), url)) {
            case Robots.Verdict.Allowed allowed -> Optional.empty();
            case Robots.Verdict.Disallowed no ->
                Optional.of(new VisitEnd.Refused("robots.txt does not allow " + url, where));
            case Robots.Verdict.Unknown unknown ->
                Optional.of(new VisitEnd.Blocked(unknown.reason(), where, Optional.empty()));
        };
    }

    /** The task's, or what robots.txt asks for where that was unknown when the task was published. */
    private Duration owed() {
        Duration ofTask = visitRequest.task().pause();
        Duration asked = visitTools.robots().crawlDelay(visitRequest.task().site());
        return asked.compareTo(ofTask) > 0 ? asked : ofTask;
    }

    /** Keeps the pause, looking about; then what speaks against a load now. */
    private Optional<VisitEnd> pause() throws InterruptedException {
        visitDeadline.pause();
        try {
            Duration left = owed();
            if (left.isPositive()) {
                timeline.step("pauses");
            }
            while (left.isPositive()) {
                timeline.goesOn();
                Duration glance = left.compareTo(GLANCE) < 0 ? left : GLANCE;
                visitTools.pauses().keep(glance);
                left = left.minus(glance);
                Optional<VisitEnd> stop = stop();
                if (stop.isPresent()) {
                    return stop;
                }
            }
        } finally {
            visitDeadline.resume();
        }
        Optional<VisitEnd> stop = stop();
        if (stop.isEmpty() && !visitTools.lease().fresh()) {
            return Optional.of(end(AbortReason.LEASE_LOST));
        }
        return stop;
    }

    private Optional<VisitEnd> stop() {
        return visitTools.lease().stop().map(this::end);
    }

    private VisitEnd end(AbortReason reason) {
        return reason.end(NavigationResult.Spot.NOWHERE.on(latest));
    }

    private PageLoader.LoadResult judge(NavigationResult navigationResult, PageRef page) {
        return switch (navigationResult) {
            case NavigationResult.Page there -> new PageLoader.LoadResult.There(there.shown());
            case NavigationResult.NotFound gone -> new PageLoader.LoadResult.Gone(where(page, gone.spot()));
            case NavigationResult.NotAPage not ->
                new PageLoader.LoadResult.NotGiven(not.reason(), where(page, not.spot()));
            case NavigationResult.ListEnded ended -> new PageLoader.LoadResult.Ended();
            case NavigationResult.Blocked blocked ->
                new PageLoader.LoadResult.Over(
                        new VisitEnd.Blocked(blocked.reason(), where(page, blocked.spot()), blocked.retryAfter()));
            case NavigationResult.Refused refused ->
                new PageLoader.LoadResult.Over(new VisitEnd.Refused(refused.reason(), where(page, refused.spot())));
            case NavigationResult.TooLarge large ->
                new PageLoader.LoadResult.Over(new VisitEnd.Oversize(large.reason(), where(page, large.spot())));
            case NavigationResult.Late late ->
                new PageLoader.LoadResult.Over(
                        new VisitEnd.TimedOut(late.reason(), where(page, late.spot()), late.starved()));
            case NavigationResult.Aborted aborted ->
                new PageLoader.LoadResult.Over(aborted.reason().end(where(page, aborted.spot())));
            case NavigationResult.ClickFailed click ->
                new PageLoader.LoadResult.Over(new VisitEnd.ClickFailed(click.reason(), where(page, click.spot())));
            case NavigationResult.Lost lost ->
                new PageLoader.LoadResult.Over(new VisitEnd.BrowserLost(
                        lost.reason(), Optional.of(where(page, NavigationResult.Spot.NOWHERE)), lost.own()));
        };
    }

    private static VisitLocation where(PageRef page, NavigationResult.Spot spot) {
        return spot.on(page);
    }
}
