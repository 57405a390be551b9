package dev.trawl.bench.browser;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.contract.MessageJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The least that drives a browser: commands and their answers over one websocket. Events are dropped. Safe for any thread.
 */
final class BareCdp implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final WebSocket socket;

    BareCdp(URI endpoint) {
        try {
            socket = await(
                    "the websocket " + endpoint, client.newWebSocketBuilder().buildAsync(endpoint, new Answers()));
        } catch (BenchFailed e) {
            client.shutdownNow();
            throw e;
        }
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return result(method, send(null, method, parameters));
    }

    /** @throws Navigated when the document that a script waited in is gone */
    JsonNode call(String session, String method, Map<String, ?> parameters) {
        return result(method, send(session, method, parameters));
    }

    /** Sends a command; {@link #result} waits for its answer. */
    Future<JsonNode> send(@Nullable String session, String method, Map<String, ?> parameters) {
        long id = ids.incrementAndGet();
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("id", id);
        command.put("method", method);
        command.put("params", parameters);
        if (session != null) {
            command.put("sessionId", session);
        }
        var answer = new CompletableFuture<JsonNode>();
        open.put(id, answer);
        send(method, MessageJson.mapper().writeValueAsString(command));
        return answer;
    }

    /** The socket takes one message at a time. */
    private synchronized void send(String method, String text) {
        await(method, socket.sendText(text, true));
    }

    /** @throws Navigated when the document that a script waited in is gone */
    static JsonNode result(String method, Future<JsonNode> answer) {
        JsonNode node = await(method, answer);
        if (node.has("error")) {
            throw failure(method, node.path("error").path("message").asString());
        }
        return node.path("result");
    }

    private static RuntimeException failure(String method, String message) {
        boolean navigated = message.contains("navigated or closed")
                || message.contains("context was destroyed")
                || message.contains("Cannot find default execution context");
        return navigated ? new Navigated(message) : new BenchFailed(method + " failed: " + message);
    }

    private static <T> T await(String what, Future<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchFailed(what + " was not answered within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    /** The document that a script ran in was left. */
    static final class Navigated extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Navigated(String message) {
            super(message);
        }
    }

    /** Puts messages together and completes the commands that they answer. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = MessageJson.mapper().readTree(text.toString());
                text.setLength(0);
                CompletableFuture<JsonNode> waiting =
                        open.remove(message.path("id").asLong(0));
                if (waiting != null) {
                    waiting.complete(message);
                }
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable why) {
            open.values().forEach(waiting -> waiting.completeExceptionally(why));
        }
    }
}
