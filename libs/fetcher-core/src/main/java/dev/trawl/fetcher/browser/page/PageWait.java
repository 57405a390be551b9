package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.TimeLimit;
import dev.trawl.sitefile.SiteFile;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Waits until the expected page is there, or is recognised as something else. */
public final class PageWait {

    private final SiteFile site;
    private final CdpSession cdpSession;
    private final TabWatch watch;
    private final NetworkVerdict network;
    private final Clock clock;

    public PageWait(SiteFile site, CdpSession cdpSession, TabWatch watch, NetworkVerdict network, Clock clock) {
        this.site = site;
        this.cdpSession = cdpSession;
        this.watch = watch;
        this.network = network;
        this.clock = clock;
    }

    /**
     * Waits after a click or a scroll.
     *
     * @return empty when the page did not come and no request is under way that could bring it
     */
    Optional<NavigationResult> within(
            Duration patience, PageQuery pageQuery, PageExpectation pageExpectation, TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        while (true) {
            try {
                return Optional.of(until(pageQuery, pageExpectation, Optional.empty(), timeLimit.sooner(patience)));
            } catch (CdpFailure.Late late) {
                watch.checkNotAborted();
                if (timeLimit.passed()) {
                    throw late;
                }
                if (!watch.isLoading()) {
                    return Optional.empty();
                }
            }
        }
    }

    /** @param old the world of the document that was left, which is not asked */
    public NavigationResult until(
            PageQuery pageQuery, PageExpectation pageExpectation, Optional<String> old, TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        var pageRecognition = new PageRecognition(site, pageExpectation, clock);
        long began = System.nanoTime();
        Optional<String> left = old;
        while (true) {
            Optional<NavigationResult> byDocument = network.byDocument(pageRecognition);
            if (byDocument.isPresent()) {
                return byDocument.get();
            }
            Optional<String> world = watch.awaitWorld(left, timeLimit.left());
            byDocument = network.byDocument(pageRecognition);
            if (byDocument.isPresent()) {
                return byDocument.get();
            }
            if (world.isEmpty()) {
                throw new CdpFailure.Late("a document to look at");
            }
            try {
                // The document of the world that is asked: a script may load the next one before the answer is judged.
                MainDocument mainDocument = watch.document();
                var params = pageQuery.params(mainDocument.isOk());
                CompletableFuture<JsonNode> asked = cdpSession.ask(world.get(), PageScript.look(params));
                // An abort and an incomplete document fail only the commands that were sent before.
                watch.checkNotAborted();
                byDocument = network.byDocument(pageRecognition);
                if (byDocument.isPresent()) {
                    return byDocument.get();
                }
                JsonNode facts = cdpSession.value(asked, timeLimit.left());
                pageQuery.judged(facts.path("key").asString(""));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                Optional<NavigationResult> judged = pageRecognition.judge(facts, mainDocument, clock.instant(), took);
                if (judged.isPresent()) {
                    return whole(judged.get(), pageRecognition, timeLimit);
                }
            } catch (CdpFailure.Refused navigated) {
                left = world;
            } catch (CdpFailure.Gone broken) {
                return network.byDocument(pageRecognition).orElseThrow(() -> broken);
            }
            if (watch.documents() > site.browser().maxRedirects() + 1) {
                return new NavigationResult.NotAPage("the page leads to another endlessly, by script", network.spot());
            }
        }
    }

    /** A page counts only when its document is complete. */
    private NavigationResult whole(
            NavigationResult navigationResult, PageRecognition pageRecognition, TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        if (!(navigationResult instanceof NavigationResult.Page)) {
            return navigationResult;
        }
        if (!watch.document().finished() && !watch.awaitDocument(timeLimit.left())) {
            throw new CdpFailure.Late("the end of the document");
        }
        return network.byDocument(pageRecognition).orElse(navigationResult);
    }
}
