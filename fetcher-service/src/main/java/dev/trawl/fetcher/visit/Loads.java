package dev.trawl.fetcher.visit;

import dev.trawl.messages.PageKind;
import dev.trawl.messages.PageRef;
import dev.trawl.messages.Where;
import dev.trawl.sitefile.Paging;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;

/**
 * Goes to pages, and before each looks whether it may: told to stop, lock not renewed, robots.txt, the pause that the
 * site's pace asks for. Used by one thread.
 */
final class Loads {

    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Errand errand;
    private final Means means;
    private final Deadline deadline;
    private final Timeline timeline;
    private PageRef latest = new PageRef(PageKind.PROFILE, 1);

    Loads(Errand errand, Means means, Deadline deadline, Timeline timeline) {
        this.errand = errand;
        this.means = means;
        this.deadline = deadline;
        this.timeline = timeline;
    }

    /** What came of it, as far as the visit cares. */
    sealed interface Went {
        record There(Shown shown) implements Went {}

        record Gone(Where where) implements Went {}

        record NotGiven(String reason, Where where) implements Went {}

        record Ended() implements Went {}

        record Over(VisitEnd end) implements Went {}
    }

    /** A way to a page within a limit. */
    private interface Way {
        Arrival go(Duration limit) throws InterruptedException;
    }

    Went load(URI url, Awaited awaited) throws InterruptedException {
        Optional<VisitEnd> forbidden = robots(url, awaited.page());
        if (forbidden.isPresent()) {
            return new Went.Over(forbidden.get());
        }
        return go(
                "loads " + awaited.page() + " " + url,
                awaited.page(),
                limit -> means.tab().load(url, awaited, limit));
    }

    Went next(Paging.Click paging, Awaited awaited, Shown before) throws InterruptedException {
        return turn(
                "clicks next for " + awaited.page(),
                awaited.page(),
                before,
                limit -> means.tab().next(paging, awaited, before, limit));
    }

    Went more(Paging.Scroll paging, Awaited awaited, Shown before) throws InterruptedException {
        return turn(
                "scrolls for " + awaited.page(),
                awaited.page(),
                before,
                limit -> means.tab().more(paging, awaited, before, limit));
    }

    /** robots.txt is asked before, where the page says what comes next, and after, where something else has come. */
    private Went turn(String step, PageRef page, Shown before, Way way) throws InterruptedException {
        if (before.next().isPresent()) {
            Optional<VisitEnd> forbidden = robots(before.next().get(), page);
            if (forbidden.isPresent()) {
                return new Went.Over(forbidden.get());
            }
        }
        Went went = go(step, page, way);
        if (went instanceof Went.There there && !there.shown().url().equals(before.url())) {
            Optional<URI> url = parsed(there.shown().url());
            Optional<VisitEnd> forbidden = url.isPresent() ? robots(url.get(), page) : Optional.empty();
            return forbidden.<Went>map(Went.Over::new).orElse(went);
        }
        return went;
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

    private Went go(String step, PageRef page, Way way) throws InterruptedException {
        Optional<VisitEnd> stop = pause();
        if (stop.isPresent()) {
            return new Went.Over(stop.get());
        }
        timeline.step(step);
        latest = page;
        return judge(way.go(deadline.page()), page);
    }

    private Optional<VisitEnd> robots(URI url, PageRef page) throws InterruptedException {
        if (!means.robots().knows(url)) {
            Optional<VisitEnd> stop = pause();
            if (stop.isPresent()) {
                return stop;
            }
            timeline.step("reads robots.txt");
        }
        var where = new Where(page.kind(), page.number(), url.toString(), null);
        return switch (means.robots().ask(errand.site(), url)) {
            case Robots.Verdict.Allowed allowed -> Optional.empty();
            case Robots.Verdict.Disallowed no ->
                Optional.of(new VisitEnd.Refused("robots.txt does not allow " + url, where));
            case Robots.Verdict.Unknown unknown ->
                Optional.of(new VisitEnd.Blocked(unknown.reason(), where, Optional.empty()));
        };
    }

    /** The task's, or what robots.txt asks for where nobody knew that when the task was published. */
    private Duration owed() {
        Duration ofTask = errand.task().pause();
        Duration asked = means.robots().crawlDelay(errand.task().site());
        return asked.compareTo(ofTask) > 0 ? asked : ofTask;
    }

    /** Keeps the pause, looking about; then what speaks against a load now. */
    private Optional<VisitEnd> pause() throws InterruptedException {
        deadline.pause();
        try {
            Duration left = owed();
            if (left.isPositive()) {
                timeline.step("pauses");
            }
            while (left.isPositive()) {
                timeline.goesOn();
                Duration glance = left.compareTo(GLANCE) < 0 ? left : GLANCE;
                means.pauses().keep(glance);
                left = left.minus(glance);
                Optional<VisitEnd> stop = means.lease().stop();
                if (stop.isPresent()) {
                    return stop;
                }
            }
        } finally {
            deadline.resume();
        }
        Optional<VisitEnd> stop = means.lease().stop();
        if (stop.isEmpty() && !means.lease().fresh()) {
            return Optional.of(new VisitEnd.HandedBack("the task's lock was not renewed in time"));
        }
        return stop;
    }

    private Went judge(Arrival arrival, PageRef page) {
        return switch (arrival) {
            case Arrival.Page there -> new Went.There(there.shown());
            case Arrival.NotFound gone -> new Went.Gone(where(page, gone.spot()));
            case Arrival.NotAPage not -> new Went.NotGiven(not.reason(), where(page, not.spot()));
            case Arrival.ListEnded ended -> new Went.Ended();
            case Arrival.Blocked blocked ->
                new Went.Over(
                        new VisitEnd.Blocked(blocked.reason(), where(page, blocked.spot()), blocked.retryAfter()));
            case Arrival.Refused refused ->
                new Went.Over(new VisitEnd.Refused(refused.reason(), where(page, refused.spot())));
            case Arrival.TooLarge large ->
                new Went.Over(new VisitEnd.Oversize(large.reason(), where(page, large.spot())));
            case Arrival.Late late ->
                new Went.Over(means.lease()
                        .stop()
                        .orElseGet(
                                () -> new VisitEnd.TimedOut(late.reason(), where(page, late.spot()), late.starved())));
            case Arrival.ClickFailed click ->
                new Went.Over(new VisitEnd.ClickFailed(click.reason(), where(page, click.spot())));
            case Arrival.Lost lost ->
                new Went.Over(new VisitEnd.BrowserLost(
                        lost.reason(), Optional.of(where(page, Arrival.Spot.NOWHERE)), lost.own()));
        };
    }

    private static Where where(PageRef page, Arrival.Spot spot) {
        return new Where(page.kind(), page.number(), spot.url(), spot.status());
    }
}
