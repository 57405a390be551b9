package dev.trawl.bench.browser;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A tab in a browser context of its own, which goes with it. */
final class CdpTab implements AutoCloseable {

    /** A page may navigate away under a waiting script, which then is simply asked again. */
    private static final int NAVIGATIONS = 20;

    private final Cdp cdp;
    private final PageMarks marks;
    private final String context;
    private final String session;

    private CdpTab(Cdp cdp, PageMarks marks, String context, String session) {
        this.cdp = cdp;
        this.marks = marks;
        this.context = context;
        this.session = session;
    }

    static CdpTab open(Cdp cdp, PageMarks marks) {
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
        return new CdpTab(cdp, marks, context, session);
    }

    void navigate(URI url) {
        JsonNode answer = cdp.call(session, "Page.navigate", Map.of("url", url.toString()));
        if (answer.has("errorText")) {
            throw new LoopFailed(
                    url + " did not load: " + answer.path("errorText").asString());
        }
    }

    /** Waits in the page, by a MutationObserver, until the n-th page is shown, and brings its HTML with the same call. */
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
                return cdp.call(
                                session,
                                "Runtime.evaluate",
                                Map.of("expression", script, "awaitPromise", true, "returnByValue", true))
                        .path("result")
                        .path("value")
                        .asString();
            } catch (Cdp.Navigated e) {
                // the document under the script is gone: ask the next one
            }
        }
        throw new LoopFailed("page " + number + " navigated away " + NAVIGATIONS + " times");
    }

    void clickNext(CdpLoop.Click click) {
        switch (click) {
            case SCRIPT -> evaluate(element() + ".click()");
            case MOUSE -> {
                JsonNode place = evaluate("""
                        (() => {
                          const e = %s;
                          e.scrollIntoView({block: 'center', behavior: 'instant'});
                          const r = e.getBoundingClientRect();
                          return {x: r.left + r.width / 2, y: r.top + r.height / 2};
                        })()""".formatted(element()));
                mouse("mousePressed", place);
                mouse("mouseReleased", place);
            }
        }
    }

    private String element() {
        return "document.querySelector(" + PageMarks.quoted(marks.next()) + ")";
    }

    private void mouse(String type, JsonNode place) {
        cdp.call(
                session,
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "button",
                        "left",
                        "clickCount",
                        1,
                        "x",
                        place.path("x").asDouble(),
                        "y",
                        place.path("y").asDouble()));
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
        cdp.call("Target.disposeBrowserContext", Map.of("browserContextId", context));
    }
}
