package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import dev.trawl.fetcher.browser.cdp.CdpFailure;
import dev.trawl.fetcher.browser.cdp.CdpSession;
import dev.trawl.fetcher.visit.TimeLimit;
import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.SiteFile.Overlay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The steps of a click: centre the element, dismiss overlays, wait until it is still, press a mouse, click by script. */
final class ClickEscalation {

    private static final Duration STEP = Duration.ofSeconds(5);

    private final CdpSession cdpSession;
    private final List<Map<String, String>> overlays;
    private final ClickSteps steps;

    ClickEscalation(CdpSession cdpSession, List<Overlay> overlays, ClickSteps steps) {
        this.cdpSession = cdpSession;
        this.steps = steps;
        this.overlays = overlays.stream().map(PageScript::overlay).toList();
    }

    /**
     * The place where a mouse would hit the element, or what covers it.
     *
     * @param current the page number as the page shows it, so that a change can be seen
     */
    record Aimed(
            boolean found,
            boolean hit,
            double x,
            double y,
            String cover,
            @Nullable String current) {}

    /** @param current where the page shows its number */
    Aimed aim(String world, String selector, @Nullable Figure current, TimeLimit timeLimit)
            throws CdpFailure, InterruptedException {
        JsonNode answer =
                cdpSession.evaluate(world, PageScript.aim(selector, overlays, current), timeLimit.least(STEP));
        if (answer.path("scrolled").asBoolean(false)) {
            steps.count(ClickSteps.Step.SCROLLED);
        }
        if (answer.path("dismissed").asInt(0) > 0) {
            steps.count(ClickSteps.Step.DISMISSED);
        }
        if (answer.path("moved").asInt(0) > 0) {
            steps.count(ClickSteps.Step.MOVED);
        }
        var aimed = new Aimed(
                answer.path("found").asBoolean(),
                answer.path("hit").asBoolean(false),
                answer.path("x").asDouble(0),
                answer.path("y").asDouble(0),
                answer.path("cover").asString(""),
                answer.path("current").isString() ? answer.path("current").asString() : null);
        if (aimed.found() && !aimed.hit()) {
            steps.count(ClickSteps.Step.COVERED);
        }
        return aimed;
    }

    /**
     * Presses and releases a real mouse. It is not moved there first, which would cost a whole frame: the press itself makes
     * the page see the mouse over the element.
     */
    void mouse(Aimed aimed, TimeLimit timeLimit) throws CdpFailure, InterruptedException {
        steps.count(ClickSteps.Step.MOUSE);
        var answers = new ArrayList<CompletableFuture<JsonNode>>();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            answers.add(cdpSession
                    .cdp()
                    .send(
                            cdpSession.id(),
                            "Input.dispatchMouseEvent",
                            Map.of("type", type, "x", aimed.x(), "y", aimed.y(), "button", "left", "clickCount", 1)));
        }
        for (var answer : answers) {
            CdpConnection.await(answer, "Input.dispatchMouseEvent", timeLimit.least(STEP));
        }
    }

    void script(String world, String selector, TimeLimit timeLimit) throws CdpFailure, InterruptedException {
        steps.count(ClickSteps.Step.SCRIPT);
        try {
            cdpSession.evaluate(world, PageScript.press(selector), timeLimit.least(STEP));
        } catch (CdpFailure.Refused navigated) {
            // The click has led to another document before it was answered.
        }
    }
}
