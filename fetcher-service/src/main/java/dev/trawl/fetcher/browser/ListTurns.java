package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.fetcher.visit.Shown;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.time.Duration;
import java.util.Optional;

/** Goes on in a list without a URL: clicks "next", clicks "load more", or scrolls. */
final class ListTurns {

    /** How long a click may show no effect at all before the next means is tried. */
    private static final Duration CLICK_SHOWS = Duration.ofMillis(1500);

    /** How long the last means may show no effect. */
    private static final Duration CLICK_HAS_FAILED = Duration.ofSeconds(4);

    private static final Duration SCROLL = Duration.ofSeconds(5);

    private final SiteFile site;
    private final Session session;
    private final TabWatch watch;
    private final PageWait wait;
    private final NetworkVerdict network;
    private final ClickLadder ladder;

    ListTurns(TabParts parts, PageWait wait, NetworkVerdict network, ClickSteps steps) {
        this.site = parts.site();
        this.session = parts.session();
        this.watch = parts.watch();
        this.wait = wait;
        this.network = network;
        this.ladder = new ClickLadder(session, site.overlays(), steps);
    }

    /** Clicks "next" by mouse, then by script, until another page than before is there. */
    Arrival click(Paging.Click paging, Awaited awaited, Shown before, Duration limit, End end)
            throws CdpFailure, InterruptedException {
        String world = begin(end);
        ClickLadder.Aimed aimed = ladder.aim(world, paging.next(), paging.current(), end);
        if (!aimed.found()) {
            return new Arrival.ListEnded();
        }
        var look = new Look(site, awaited).after(before, aimed.current());
        if (aimed.hit()) {
            ladder.mouse(aimed, end);
            Optional<Arrival> shown = wait.within(least(CLICK_SHOWS, limit.dividedBy(4)), look, awaited, end);
            if (shown.isPresent()) {
                return expected(shown.get(), awaited, before, network.spot());
            }
        }
        ladder.script(world, paging.next(), end);
        Optional<Arrival> shown = wait.within(least(CLICK_HAS_FAILED, limit.dividedBy(2)), look, awaited, end);
        return shown.map(arrival -> expected(arrival, awaited, before, network.spot()))
                .orElseGet(() -> unchanged(paging.next(), aimed.cover(), network.spot()));
    }

    static Arrival unchanged(String next, String covered, Arrival.Spot spot) {
        String cover = covered.isEmpty() ? "" : ", covered by " + covered;
        return new Arrival.ClickFailed("'" + next + "' was clicked" + cover + ", and the page did not change", spot);
    }

    /** The page must say the number that is expected, where it says one at all. */
    static Arrival expected(Arrival arrival, Awaited awaited, Shown before, Arrival.Spot spot) {
        if (arrival instanceof Arrival.Page page
                && page.shown().current().isPresent()
                && page.shown().current().getAsInt() != awaited.page().number()) {
            return new Arrival.ClickFailed(
                    "after the click on page " + (awaited.page().number() - 1) + " the page says that it is page "
                            + page.shown().current().getAsInt() + " (items then " + before.items() + ")",
                    spot);
        }
        return arrival;
    }

    /** Clicks "load more" where there is such a button, else scrolls, until there are more items than before. */
    Arrival more(Paging.Scroll paging, Awaited awaited, Shown before, Duration limit, End end)
            throws CdpFailure, InterruptedException {
        String world = begin(end);
        var look = new Look(site, awaited).growingFrom(before);
        String button = paging.button();
        if (button == null) {
            session.evaluate(world, PageScript.SCROLL, end.least(SCROLL));
        } else if (!isClicked(world, button, end)) {
            return new Arrival.ListEnded();
        }
        // Where silence is no end, it is worth some more of the time: lists may look only now and then whether they
        // were scrolled.
        Duration patience = button == null && paging.last() != null ? CLICK_HAS_FAILED : CLICK_SHOWS;
        Optional<Arrival> shown = wait.within(least(patience, limit.dividedBy(4)), look, awaited, end);
        if (shown.isEmpty() && button != null) {
            ladder.script(world, button, end);
            shown = wait.within(least(CLICK_SHOWS, limit.dividedBy(4)), look, awaited, end);
        }
        return grown(paging, shown, before, network.spot());
    }

    /** Nothing more is the end only where the page has no other way to say that it is. */
    static Arrival grown(Paging.Scroll paging, Optional<Arrival> shown, Shown before, Arrival.Spot spot) {
        if (shown.isEmpty() && (paging.button() != null || paging.last() != null)) {
            return new Arrival.ClickFailed(
                    "nothing more came, and the page does not say that it is the end: "
                            + (before.items() == 0
                                    ? "nothing fits pages.list.item, and no sign of signs.empty stands"
                                    : "it has " + before.items() + " items, and pages.list.paging.last does not stand"),
                    spot);
        }
        return shown.filter(arrival ->
                        !(arrival instanceof Arrival.Page page) || page.shown().items() > before.items())
                .orElse(new Arrival.ListEnded());
    }

    private boolean isClicked(String world, String button, End end) throws CdpFailure, InterruptedException {
        ClickLadder.Aimed aimed = ladder.aim(world, button, null, end);
        if (!aimed.found()) {
            return false;
        }
        if (aimed.hit()) {
            ladder.mouse(aimed, end);
        } else {
            ladder.script(world, button, end);
        }
        return true;
    }

    /** From now on requests are counted; the world in which the page is asked. */
    private String begin(End end) throws CdpFailure, InterruptedException {
        watch.mark();
        return watch.awaitWorld(Optional.empty(), end.left())
                .orElseThrow(() -> new CdpFailure.Late("the page's world"));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
