package dev.trawl.bench.browser;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The world beside that of the page's scripts, in which page.js is asked; each document has a new one, and events tell which.
 * Events come on the websocket's thread, questions are asked by the tab's.
 */
final class IsolatedWorld {

    static final String NAME = "trawl";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Documents, and looks at one, before a page is given up. */
    private static final int LOOKS = 40;

    private final BareCdp cdp;
    private final String session;
    private final String frame;
    private final PageQuestions questions;
    private @Nullable String world;
    private @Nullable Map<String, String> before;

    IsolatedWorld(BareCdp cdp, String session, String frame, PageQuestions questions) {
        this.cdp = cdp;
        this.session = session;
        this.frame = frame;
        this.questions = questions;
    }

    /** An event of the tab. */
    synchronized void hear(JsonNode event) {
        JsonNode params = event.path("params");
        switch (event.path("method").asString("")) {
            case "Runtime.executionContextCreated" -> begins(params.path("context"));
            case "Runtime.executionContextDestroyed" -> {
                if (params.path("executionContextUniqueId").asString("").equals(world)) {
                    world = null;
                }
            }
            case "Runtime.executionContextsCleared" -> world = null;
            default -> {
                return;
            }
        }
        notifyAll();
    }

    private void begins(JsonNode context) {
        if (context.path("name").asString("").equals(NAME)
                && context.path("auxData").path("frameId").asString("").equals(frame)) {
            world = context.path("uniqueId").asString();
        }
    }

    /** Waits until the n-th page is shown, and brings its HTML with what the fetcher wants to know of it. */
    String capture(int number) {
        String left = null;
        String known = "";
        for (int i = 0; i < LOOKS; i++) {
            String asked = await(left);
            try {
                JsonNode facts = cdp.evaluate(session, asked, questions.look(before, known));
                if (facts.path("ready").asBoolean()) {
                    return taken(facts, number);
                }
                known = facts.path("key").asString("");
            } catch (BareCdp.Navigated e) {
                // the document is gone, and its world with it: ask the next one
                left = asked;
            }
        }
        throw new LoopFailed("page " + number + " was not there after " + LOOKS + " looks");
    }

    private String taken(JsonNode facts, int number) {
        String current = facts.path("current").asString("");
        if (!current.equals(Integer.toString(number))) {
            throw new LoopFailed("the page says that it is page '" + current + "', expected " + number);
        }
        before = Map.of("print", facts.path("print").asString(""), "current", current);
        return facts.path("html").asString();
    }

    /** Whether {@link #aim} says where to click. */
    boolean aims() {
        return questions.aim().isPresent();
    }

    /** Brings "next" to where a mouse hits it, and says where that is. */
    JsonNode aim() {
        JsonNode aimed = cdp.evaluate(session, await(null), questions.aim().orElseThrow());
        if (!aimed.path("hit").asBoolean(false)) {
            throw new LoopFailed("a mouse does not hit next: " + aimed);
        }
        return aimed;
    }

    /** @param left the world of a document that was left */
    private synchronized String await(@Nullable String left) {
        long end = System.nanoTime() + LIMIT.toNanos();
        try {
            while (world == null || Objects.equals(world, left)) {
                long milliseconds = (end - System.nanoTime()) / 1_000_000;
                if (milliseconds <= 0) {
                    throw new LoopFailed("no document within " + LIMIT.toSeconds() + " s");
                }
                wait(milliseconds);
            }
            return world;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoopFailed("interrupted", e);
        }
    }
}
