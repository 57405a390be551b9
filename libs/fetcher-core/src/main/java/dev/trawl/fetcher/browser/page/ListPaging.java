package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.TimeLimit;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.time.Duration;
import java.util.Optional;

/** Gets to the next page of a list without a URL: clicks "next", clicks "load more", or scrolls. */
public final class ListPaging {

    /** How long a click may show no effect before the next step is tried. */
    private static final Duration CLICK_SHOWS = Duration.ofMillis(1500);

    /** How long the last step may show no effect. */
    private static final Duration CLICK_HAS_FAILED = Duration.ofSeconds(4);

    private static final Duration SCROLL = Duration.ofSeconds(5);

    private final SiteFile site;
    private final CdpSession cdpSession;
    private final TabWatch watch;
    private final PageWait pageWait;
    private final NetworkVerdict network;
    private final ClickEscalation clicks;

    public ListPaging(
            SiteFile site,
            CdpSession cdpSession,
            TabWatch watch,
            PageWait pageWait,
            NetworkVerdict network,
            ClickSteps steps) {
        this.site = site;
        this.cdpSession = cdpSession;
        this.watch = watch;
        this.pageWait = pageWait;
        this.network = network;
        this.clicks = new ClickEscalation(cdpSession, site.overlays(), steps);
    }

    /** Clicks "next" by mouse, then by script, until the page is another one than before. */
    public NavigationResult click(
            Paging.Click paging,
            PageExpectation pageExpectation,
            PageSnapshot before,
            Duration limit,
            TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        String world = begin(timeLimit);
        ClickEscalation.Aimed aimed = clicks.aim(world, paging.next(), paging.current(), timeLimit);
        if (!aimed.found()) {
            return new NavigationResult.ListEnded();
        }
        var pageQuery = new PageQuery(site, pageExpectation).after(before, aimed.current());
        if (aimed.hit()) {
            clicks.mouse(aimed, timeLimit);
            Optional<NavigationResult> shown =
                    pageWait.within(least(CLICK_SHOWS, limit.dividedBy(4)), pageQuery, pageExpectation, timeLimit);
            if (shown.isPresent()) {
                return expected(shown.get(), pageExpectation, before, network.spot());
            }
        }
        clicks.script(world, paging.next(), timeLimit);
        Optional<NavigationResult> shown =
                pageWait.within(least(CLICK_HAS_FAILED, limit.dividedBy(2)), pageQuery, pageExpectation, timeLimit);
        return shown.map(navigationResult -> expected(navigationResult, pageExpectation, before, network.spot()))
                .orElseGet(() -> aimed.hit() && leadsToItself(before)
                        ? new NavigationResult.ListEnded()
                        : unchanged(paging.next(), aimed.cover(), network.spot()));
    }

    /** Whether "next" is a link to the page that it stands on, as on the last page of some lists. A link to {@code #} is a button. */
    public static boolean leadsToItself(PageSnapshot before) {
        return before.next()
                .filter(next -> next.getRawFragment() == null)
                .filter(next -> next.toString().equals(before.url().replaceFirst("#.*$", "")))
                .isPresent();
    }

    public static NavigationResult unchanged(String next, String covered, NavigationResult.Spot spot) {
        String cover = covered.isEmpty() ? "" : ", covered by " + covered;
        return new NavigationResult.ClickFailed(
                "'" + next + "' was clicked" + cover + ", and the page did not change", spot);
    }

    /** A page that shows a number must show the expected one. */
    public static NavigationResult expected(
            NavigationResult navigationResult,
            PageExpectation pageExpectation,
            PageSnapshot before,
            NavigationResult.Spot spot) {
        if (navigationResult instanceof NavigationResult.Page page
                && page.snapshot().current().isPresent()
                && page.snapshot().current().getAsInt()
                        != pageExpectation.page().number()) {
            return new NavigationResult.ClickFailed(
                    "after the click on page " + (pageExpectation.page().number() - 1)
                            + " the page says that it is page "
                            + page.snapshot().current().getAsInt() + " (items then " + before.items() + ")",
                    spot);
        }
        return navigationResult;
    }

    /** Clicks "load more" where there is such a button, else scrolls, until there are more items than before, or others. */
    public NavigationResult more(
            Paging.Scroll paging,
            PageExpectation pageExpectation,
            PageSnapshot before,
            Duration limit,
            TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        String world = begin(timeLimit);
        var pageQuery = new PageQuery(site, pageExpectation).growingFrom(before);
        String button = paging.button();
        if (button == null) {
            String item = pageExpectation.items();
            cdpSession.evaluate(world, PageScript.scroll(item), timeLimit.least(SCROLL));
        } else if (!isClicked(world, button, timeLimit)) {
            return new NavigationResult.ListEnded();
        }
        // Some lists check only now and then whether they were scrolled. Where silence does not mean the end, the wait
        // is longer.
        Duration patience = button == null && paging.last() != null ? CLICK_HAS_FAILED : CLICK_SHOWS;
        Optional<NavigationResult> shown =
                pageWait.within(least(patience, limit.dividedBy(4)), pageQuery, pageExpectation, timeLimit);
        if (shown.isEmpty() && button != null) {
            clicks.script(world, button, timeLimit);
            shown = pageWait.within(least(CLICK_SHOWS, limit.dividedBy(4)), pageQuery, pageExpectation, timeLimit);
        }
        return grown(paging, shown, before, network.spot());
    }

    /** No new items mean the end only where the page has no other way to show its end. */
    public static NavigationResult grown(
            Paging.Scroll paging, Optional<NavigationResult> shown, PageSnapshot before, NavigationResult.Spot spot) {
        if (shown.isEmpty() && (paging.button() != null || paging.last() != null)) {
            return new NavigationResult.ClickFailed(
                    "nothing more came, and the page does not say that it is the end: "
                            + (before.items() == 0
                                    ? "nothing fits pages.list.item, and no sign of signs.empty stands"
                                    : "it has " + before.items() + " items, and pages.list.paging.last does not stand"),
                    spot);
        }
        return shown.filter(navigationResult -> !(navigationResult instanceof NavigationResult.Page page)
                        || page.snapshot().items() > before.items()
                        || !page.snapshot().fingerprint().equals(before.fingerprint()))
                .orElse(new NavigationResult.ListEnded());
    }

    private boolean isClicked(String world, String button, TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        ClickEscalation.Aimed aimed = clicks.aim(world, button, null, timeLimit);
        if (!aimed.found()) {
            return false;
        }
        if (aimed.hit()) {
            clicks.mouse(aimed, timeLimit);
        } else {
            clicks.script(world, button, timeLimit);
        }
        return true;
    }

    /** Counts requests from now on. Returns the world in which the page is asked. */
    private String begin(TimeLimit timeLimit) throws CdpFailure, InterruptedException {
        watch.mark();
        return watch.awaitWorld(Optional.empty(), timeLimit.left())
                .orElseThrow(() -> new CdpFailure.Late("the page's world"));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
