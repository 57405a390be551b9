package dev.trawl.bench.browser;

import dev.trawl.bench.measure.BenchFailed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/** A tab for one user, in a browser context of its own, which is disposed with it. */
final class BareCdpTab implements AutoCloseable {

    /** A page may navigate away under a waiting script, which is then simply sent again. */
    private static final int NAVIGATIONS = 20;

    private final BareCdp cdp;
    private final PageMarks marks;
    private final String context;
    private final String session;

    private BareCdpTab(BareCdp cdp, PageMarks marks, String context, String session) {
        this.cdp = cdp;
        this.marks = marks;
        this.context = context;
        this.session = session;
    }

    static BareCdpTab open(BareCdp cdp, PageMarks marks) {
        String context = cdp.call("Target.createBrowserContext", Map.of("disposeOnDetach", true))
                .path("browserContextId")
                .asString();
        String target = cdp.call("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
                .path("targetId")
                .asString();
        String session = cdp.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        cdp.call(session, "Page.enable", Map.of());
        return new BareCdpTab(cdp, marks, context, session);
    }

    void navigate(URI url) {
        JsonNode answer = cdp.call(session, "Page.navigate", Map.of("url", url.toString()));
        if (answer.has("errorText")) {
            throw new BenchFailed(
                    url + " did not load: " + answer.path("errorText").asString());
        }
    }

    /** Waits in the page until the n-th page is shown, and returns its HTML with the same call. */
    String capture(int number) {
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
                return evaluate(script).asString();
            } catch (BareCdp.Navigated e) {
                // the document under the script is gone: ask the next one
            }
        }
        throw new BenchFailed("page " + number + " navigated away " + NAVIGATIONS + " times");
    }

    void clickNext(CdpLoop.Click click) {
        String element = "document.querySelector(" + PageMarks.quoted(marks.next()) + ")";
        switch (click) {
            case SCRIPT -> evaluate(element + ".click()");
            case MOUSE -> press(evaluate("""
                    (() => {
                      const e = %s;
                      e.scrollIntoView({block: 'center', behavior: 'instant'});
                      const r = e.getBoundingClientRect();
                      return {x: r.left + r.width / 2, y: r.top + r.height / 2};
                    })()""".formatted(element)));
        }
    }

    /** A real mouse, pressed and released. */
    private void press(JsonNode at) {
        List<Future<JsonNode>> answers = new ArrayList<>();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            double x = at.path("x").asDouble();
            double y = at.path("y").asDouble();
            Map<String, ?> event = Map.of("type", type, "button", "left", "clickCount", 1, "x", x, "y", y);
            answers.add(cdp.send(session, "Input.dispatchMouseEvent", event));
        }
        answers.forEach(answer -> BareCdp.result("Input.dispatchMouseEvent", answer));
    }

    private JsonNode evaluate(String script) {
        JsonNode answer = cdp.call(
                session, "Runtime.evaluate", Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new BenchFailed("a script failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    @Override
    public void close() {
        cdp.call("Target.disposeBrowserContext", Map.of("browserContextId", context));
    }
}
