package dev.trawl.bench.browser;

import dev.trawl.fetcher.proxy.VisitProxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** A tab for one user, in a browser context of its own where the loop has such, which goes with it. */
final class BareCdpTab implements AutoCloseable {

    /** A page may navigate away under a waiting script, which then is simply asked again. */
    private static final int NAVIGATIONS = 20;

    private final BareCdp cdp;
    private final PageMarks marks;
    private final Place place;
    private final String session;
    private final Optional<IsolatedWorld> world;

    /** Where a tab is, and its way out. */
    private record Place(String target, Optional<String> context, Optional<VisitProxy> gate) {}

    private BareCdpTab(BareCdp cdp, PageMarks marks, Place place, String session, Optional<IsolatedWorld> world) {
        this.cdp = cdp;
        this.marks = marks;
        this.place = place;
        this.session = session;
        this.world = world;
    }

    static BareCdpTab open(BareCdp cdp, PageMarks marks, TabGuards guards) {
        Optional<VisitProxy> gate = guards.gates().map(Supplier::get);
        Optional<String> context = guards.contexts() ? Optional.of(context(cdp, gate)) : Optional.empty();
        Map<String, Object> blank = new HashMap<>(Map.of("url", "about:blank"));
        context.ifPresent(id -> blank.put("browserContextId", id));
        String target = cdp.call("Target.createTarget", blank).path("targetId").asString();
        String session = cdp.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        Optional<IsolatedWorld> world =
                guards.questions().map(questions -> new IsolatedWorld(cdp, session, target, questions));
        world.ifPresent(one -> cdp.listen(session, one::hear));
        Map<String, CompletableFuture<JsonNode>> answers = new LinkedHashMap<>();
        guards.commands().forEach((method, params) -> answers.put(method, cdp.send(session, method, params)));
        answers.forEach(BareCdp::await);
        return new BareCdpTab(cdp, marks, new Place(target, context, gate), session, world);
    }

    private static String context(BareCdp cdp, Optional<VisitProxy> gate) {
        Map<String, Object> wanted = new HashMap<>(Map.of("disposeOnDetach", true));
        gate.ifPresent(way ->
                wanted.putAll(Map.of("proxyServer", way.address().toString(), "proxyBypassList", "<-loopback>")));
        return cdp.call("Target.createBrowserContext", wanted)
                .path("browserContextId")
                .asString();
    }

    void navigate(URI url) {
        JsonNode answer = cdp.call(session, "Page.navigate", Map.of("url", url.toString()));
        if (answer.has("errorText")) {
            throw new LoopFailed(
                    url + " did not load: " + answer.path("errorText").asString());
        }
    }

    /** Waits in the page until the n-th page is shown, and brings its HTML with the same call. */
    String capture(int number) {
        return world.map(one -> one.capture(number)).orElseGet(() -> shown(number));
    }

    /** The loop's own way: an expression with a MutationObserver among the page's scripts. */
    private String shown(int number) {
        String script = """
                new Promise(resolve => {
                  const shown = () => %s;
                  const html = () => '<!DOCTYPE html>' + document.documentElement.outerHTML;
                  if (shown() === %d) return resolve(html());
                  const observer = new MutationObserver(() => {
                    if (shown() === %d) { observer.disconnect(); resolve(html()); }
                  });
                  observer.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
                })""".formatted(marks.shown(), number, number);
        for (int i = 0; i < NAVIGATIONS; i++) {
            try {
                return cdp.call(
                                session,
                                "Runtime.evaluate",
                                Map.of("expression", script, "awaitPromise", true, "returnByValue", true))
                        .path("result")
                        .path("value")
                        .asString();
            } catch (BareCdp.Navigated e) {
                // the document under the script is gone: ask the next one
            }
        }
        throw new LoopFailed("page " + number + " navigated away " + NAVIGATIONS + " times");
    }

    void clickNext(CdpLoop.Click click) {
        world.filter(IsolatedWorld::aims).ifPresentOrElse(one -> press(one.aim()), () -> clickUnaimed(click));
    }

    private void clickUnaimed(CdpLoop.Click click) {
        switch (click) {
            case SCRIPT -> evaluate(element() + ".click()");
            case MOUSE -> {
                JsonNode centre = evaluate("""
                        (() => {
                          const e = %s;
                          e.scrollIntoView({block: 'center', behavior: 'instant'});
                          const r = e.getBoundingClientRect();
                          return {x: r.left + r.width / 2, y: r.top + r.height / 2};
                        })()""".formatted(element()));
                press(centre);
            }
        }
    }

    private String element() {
        return "document.querySelector(" + PageMarks.quoted(marks.next()) + ")";
    }

    /** A real mouse, pressed and released. */
    private void press(JsonNode at) {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            Map<String, Object> event = Map.of(
                    "type",
                    type,
                    "button",
                    "left",
                    "clickCount",
                    1,
                    "x",
                    at.path("x").asDouble(),
                    "y",
                    at.path("y").asDouble());
            answers.add(cdp.send(session, "Input.dispatchMouseEvent", event));
        }
        answers.forEach(answer -> BareCdp.await("Input.dispatchMouseEvent", answer));
    }

    private JsonNode evaluate(String script) {
        JsonNode answer = cdp.call(session, "Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new LoopFailed("a script failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    @Override
    public void close() {
        place.context()
                .ifPresentOrElse(
                        id -> cdp.call("Target.disposeBrowserContext", Map.of("browserContextId", id)),
                        () -> cdp.call("Target.closeTarget", Map.of("targetId", place.target())));
        cdp.forget(session);
        place.gate().ifPresent(VisitProxy::close);
    }
}
