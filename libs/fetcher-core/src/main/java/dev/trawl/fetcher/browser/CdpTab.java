package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.browser.page.FailureDiagnosis;
import dev.trawl.fetcher.browser.page.ListPaging;
import dev.trawl.fetcher.browser.page.NetworkVerdict;
import dev.trawl.fetcher.browser.page.PageQuery;
import dev.trawl.fetcher.browser.page.PageWait;
import dev.trawl.fetcher.browser.page.Screenshots;
import dev.trawl.fetcher.browser.page.TabEvidence;
import dev.trawl.fetcher.browser.page.TabWatch;
import dev.trawl.fetcher.proxy.VisitProxy;
import dev.trawl.fetcher.visit.AbortReason;
import dev.trawl.fetcher.visit.Evidence;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.PageSnapshot;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.fetcher.visit.TimeLimit;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A tab in a browser context and behind a visit proxy of its own, driven over the DevTools protocol. */
final class CdpTab implements Tab {

    /** How soon after an aborted load Chromium reports that the tab crashed. */
    private static final Duration CRASH_SHOWS = Duration.ofMillis(300);

    private final Chrome chrome;
    private final SiteFile site;
    private final VisitProxy visitProxy;
    private final String context;
    private final CdpSession cdpSession;
    private final TabWatch watch;
    private final NetworkVerdict network;
    private final PageWait pageWait;
    private final ListPaging listPaging;
    private final FailureDiagnosis failureDiagnosis;
    private final Screenshots screenshots;

    /** @param context the ID of its browser context */
    CdpTab(Chrome chrome, SiteFile site, VisitProxy visitProxy, String context, CdpSession cdpSession, TabWatch watch) {
        this.chrome = chrome;
        this.site = site;
        this.visitProxy = visitProxy;
        this.context = context;
        this.cdpSession = cdpSession;
        this.watch = watch;
        this.network = new NetworkVerdict(site, visitProxy, watch);
        this.pageWait = new PageWait(site, cdpSession, watch, network, chrome.clock());
        this.listPaging = new ListPaging(site, cdpSession, watch, pageWait, network, chrome.steps());
        this.failureDiagnosis = new FailureDiagnosis(chrome::abandon, cdpSession, watch, network);
        this.screenshots = new Screenshots(cdpSession);
        visitProxy.traffic().onCutOff(watch::cutOff);
    }

    @Override
    public NavigationResult load(URI url, PageExpectation pageExpectation, Duration limit) throws InterruptedException {
        return guarded(pageExpectation, limit, timeLimit -> {
            Optional<NavigationResult> forbidden = network.forbidden(url);
            if (forbidden.isPresent()) {
                return forbidden.get();
            }
            Optional<String> old = watch.world();
            watch.mark();
            JsonNode answer = cdpSession.call("Page.navigate", Map.of("url", url.toString()), timeLimit.left());
            answer.path("loaderId").asStringOpt().ifPresent(watch::navigated);
            String error = answer.path("errorText").asString("");
            if (answer.path("isDownload").asBoolean()) {
                return new NavigationResult.NotAPage("a download instead of a page", network.spot());
            }
            Optional<String> known = watch.document().failure();
            if (!error.isEmpty() && known.isPresent()) {
                return network.failed(known.get());
            }
            if (error.contains("ERR_ABORTED") && watch.awaitCrash(timeLimit.least(CRASH_SHOWS))) {
                throw new CdpFailure.Gone("the tab crashed while it loaded");
            }
            if (!error.isEmpty()) {
                return network.failed(error);
            }
            return pageWait.until(new PageQuery(site, pageExpectation), pageExpectation, old, timeLimit);
        });
    }

    @Override
    public NavigationResult next(
            Paging.Click paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException {
        return guarded(
                pageExpectation,
                limit,
                timeLimit -> listPaging.click(paging, pageExpectation, before, limit, timeLimit));
    }

    @Override
    public NavigationResult more(
            Paging.Scroll paging, PageExpectation pageExpectation, PageSnapshot before, Duration limit)
            throws InterruptedException {
        return guarded(
                pageExpectation,
                limit,
                timeLimit -> listPaging.more(paging, pageExpectation, before, limit, timeLimit));
    }

    /** One way to get to a page. */
    private interface Going {
        NavigationResult go(TimeLimit timeLimit) throws CdpFailure, InterruptedException;
    }

    private NavigationResult guarded(PageExpectation pageExpectation, Duration limit, Going going)
            throws InterruptedException {
        Optional<AbortReason> aborted = watch.aborted();
        if (aborted.isPresent()) {
            return new NavigationResult.Aborted(aborted.get(), network.spot());
        }
        Optional<String> crash = watch.crash();
        if (crash.isPresent()) {
            // The tab would answer no command.
            return new NavigationResult.Lost(crash.get(), true);
        }
        try (var ignored = screenshots.after(limit.dividedBy(2))) {
            return going.go(new TimeLimit(limit));
        } catch (CdpFailure failure) {
            return failureDiagnosis.of(failure, pageExpectation, limit);
        }
    }

    @Override
    public List<Evidence> evidence(Duration limit) throws InterruptedException {
        // A deadline that passes now must not end the evidence.
        watch.conclude();
        return new TabEvidence(cdpSession, watch, screenshots).gather(limit);
    }

    @Override
    public void abort(AbortReason reason) {
        watch.abort(reason);
    }

    @Override
    public void close() {
        chrome.release(context);
        chrome.cdp().forget(cdpSession.id(), "the tab was closed");
        visitProxy.close();
    }
}
