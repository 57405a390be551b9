package dev.trawl.bench.browser;

import dev.trawl.messages.MessageJson;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The least that drives a browser: commands and their answers over one websocket, events without a
 * listener are dropped. Any thread may call,
 * several at once.
 */
final class BareCdp implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final WebSocket socket;

    BareCdp(URI endpoint) {
        try {
            socket = client.newWebSocketBuilder()
                    .buildAsync(endpoint, new Answers())
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            client.shutdownNow();
            throw new LoopFailed("no websocket at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoopFailed("interrupted", e);
        }
    }

    JsonNode call(String method, Map<String, ?> parameters) {
        return call(null, method, parameters);
    }

    /** @throws Navigated when the document that a script waited in is gone */
    JsonNode call(@Nullable String session, String method, Map<String, ?> parameters) {
        return await(method, send(session, method, parameters));
    }

    /** Evaluates in a world of a tab; promises are awaited. */
    JsonNode evaluate(String session, String world, String expression) {
        var parameters =
                Map.of("expression", expression, "uniqueContextId", world, "awaitPromise", true, "returnByValue", true);
        JsonNode answer = call(session, "Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new LoopFailed("a script failed: " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Hears the events of a tab, on the websocket's thread. */
    void listen(String session, Consumer<JsonNode> listener) {
        listeners.put(session, listener);
    }

    void forget(String session) {
        listeners.remove(session);
    }

    /** Sends a command; {@link #await} gives its answer. */
    CompletableFuture<JsonNode> send(@Nullable String session, String method, Map<String, ?> parameters) {
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
        try {
            send(MessageJson.mapper().writeValueAsString(command));
            return answer;
        } catch (ExecutionException | TimeoutException e) {
            throw new LoopFailed(method + " was not sent within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoopFailed("interrupted", e);
        }
    }

    /** @throws Navigated when the document that a script waited in is gone */
    static JsonNode await(String method, CompletableFuture<JsonNode> answer) {
        try {
            JsonNode node = answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (node.has("error")) {
                throw failure(method, node.path("error").path("message").asString());
            }
            return node.path("result");
        } catch (ExecutionException | TimeoutException e) {
            throw new LoopFailed(method + " was not answered within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoopFailed("interrupted", e);
        }
    }

    private static RuntimeException failure(String method, String message) {
        boolean navigated = message.contains("navigated or closed")
                || message.contains("context was destroyed")
                || message.contains("uniqueContextId not found")
                || message.contains("Cannot find default execution context");
        return navigated ? new Navigated(message) : new LoopFailed(method + " failed: " + message);
    }

    /** The socket takes one message at a time. */
    private synchronized void send(String text) throws ExecutionException, InterruptedException, TimeoutException {
        socket.sendText(text, true).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Puts messages together and gives answers to those who wait for them. */
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
                } else {
                    tell(message);
                }
            }
            from.request(1);
            return null;
        }

        private void tell(JsonNode event) {
            Consumer<JsonNode> listener = listeners.get(event.path("sessionId").asString(""));
            if (listener != null) {
                listener.accept(event);
            }
        }

        @Override
        public void onError(WebSocket from, Throwable why) {
            open.values().forEach(waiting -> waiting.completeExceptionally(why));
        }
    }
}
