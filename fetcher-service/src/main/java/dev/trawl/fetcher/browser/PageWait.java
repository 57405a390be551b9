package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.visit.Arrival;
import dev.trawl.fetcher.visit.Awaited;
import dev.trawl.sitefile.SiteFile;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Waits until a page is what is awaited, or is recognised as something else. */
final class PageWait {

    private final SiteFile site;
    private final Session session;
    private final TabWatch watch;
    private final NetworkVerdict network;
    private final Clock clock;

    PageWait(TabParts parts, NetworkVerdict network, Clock clock) {
        this.site = parts.site();
        this.session = parts.session();
        this.watch = parts.watch();
        this.network = network;
        this.clock = clock;
    }

    /**
     * Waits after a click or a scroll.
     *
     * @return empty when the page did not come and nothing is under way that could bring it
     */
    Optional<Arrival> within(Duration patience, Look look, Awaited awaited, End end)
            throws CdpFailure, InterruptedException {
        while (true) {
            try {
                return Optional.of(until(look, awaited, Optional.empty(), end.sooner(patience)));
            } catch (CdpFailure.Late late) {
                if (end.passed() || watch.aborted().isPresent()) {
                    throw late;
                }
                if (!watch.isLoading()) {
                    return Optional.empty();
                }
            }
        }
    }

    /** @param old the world of the document that was left, which is not worth a look */
    Arrival until(Look look, Awaited awaited, Optional<String> old, End end) throws CdpFailure, InterruptedException {
        var recognition = new Recognition(site, awaited, clock);
        long began = System.nanoTime();
        Optional<String> left = old;
        while (true) {
            Optional<Arrival> byDocument = network.byDocument(recognition);
            if (byDocument.isPresent()) {
                return byDocument.get();
            }
            Optional<String> world = watch.awaitWorld(left, end.left());
            byDocument = network.byDocument(recognition);
            if (byDocument.isPresent()) {
                return byDocument.get();
            }
            if (world.isEmpty()) {
                throw new CdpFailure.Late("a document to look at");
            }
            try {
                // That of the world which is asked: a script may lead to the next one before its answer is judged.
                Document document = watch.document();
                var params = look.params(document.isOk());
                CompletableFuture<JsonNode> asked = session.ask(world.get(), PageScript.look(params));
                // A document that broke off before this was asked ends no question.
                byDocument = network.byDocument(recognition);
                if (byDocument.isPresent()) {
                    return byDocument.get();
                }
                JsonNode facts = session.value(asked, end.left());
                look.judged(facts.path("key").asString(""));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                Optional<Arrival> judged = recognition.judge(facts, document, clock.instant(), took);
                if (judged.isPresent()) {
                    return whole(judged.get(), recognition, end);
                }
            } catch (CdpFailure.Refused navigated) {
                left = world;
            } catch (CdpFailure.Gone broken) {
                return network.byDocument(recognition).orElseThrow(() -> broken);
            }
            if (watch.documents() > site.browser().maxRedirects() + 1) {
                return new Arrival.NotAPage("the page leads to another for ever, by script", network.spot());
            }
        }
    }

    /** A page is one only when its document came whole. */
    private Arrival whole(Arrival arrival, Recognition recognition, End end) throws CdpFailure, InterruptedException {
        if (!(arrival instanceof Arrival.Page)) {
            return arrival;
        }
        if (!watch.document().finished() && !watch.awaitDocument(end.left())) {
            throw new CdpFailure.Late("the end of the document");
        }
        return network.byDocument(recognition).orElse(arrival);
    }
}
