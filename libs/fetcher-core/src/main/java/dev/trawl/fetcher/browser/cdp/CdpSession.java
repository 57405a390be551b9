package dev.trawl.fetcher.browser.cdp;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The commands to one tab. */
public record CdpSession(CdpConnection cdp, String id) {

    private static final String EVALUATE = "Runtime.evaluate";

    public JsonNode call(String method, Map<String, ?> params, Duration limit) throws CdpFailure, InterruptedException {
        return CdpConnection.await(cdp.send(id, method, params), method, limit);
    }

    /** Sends a command whose answer is not awaited. */
    public void send(String method, Map<String, ?> params) {
        cdp.send(id, method, params).exceptionally(failure -> NullNode.getInstance());
    }

    /** Evaluates an expression in a world. Promises are awaited. */
    public JsonNode evaluate(String world, String expression, Duration limit) throws CdpFailure, InterruptedException {
        return value(ask(world, expression), limit);
    }

    /** Begins to evaluate an expression in a world. */
    public CompletableFuture<JsonNode> ask(String world, String expression) {
        return cdp.send(
                id,
                EVALUATE,
                Map.of(
                        "expression",
                        expression,
                        "uniqueContextId",
                        world,
                        "awaitPromise",
                        true,
                        "returnByValue",
                        true));
    }

    /** Waits for the value that {@link #ask} began to evaluate. */
    public JsonNode value(CompletableFuture<JsonNode> asked, Duration limit) throws CdpFailure, InterruptedException {
        JsonNode answer = CdpConnection.await(asked, EVALUATE, limit);
        if (answer.has("exceptionDetails")) {
            throw new CdpFailure.Gone("page.js failed: "
                    + answer.path("exceptionDetails")
                            .path("exception")
                            .path("description")
                            .asString(
                                    answer.path("exceptionDetails").path("text").asString("")));
        }
        return answer.path("result").path("value");
    }
}
