package dev.trawl.fetcher.browser.cdp;

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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The DevTools protocol over one websocket to a browser. Each command is a future; each session (tab) has a listener.
 * Thread-safe. The thread of the socket calls the listeners one after the other; they must not block.
 */
public final class CdpConnection implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder(tools.jackson.core.json.JsonFactory.builder()
                    .streamReadConstraints(tools.jackson.core.StreamReadConstraints.builder()
                            .maxStringLength(256 * 1024 * 1024)
                            .build())
                    .build())
            .build();

    /**
     * The most characters of a message that is read. The heap holds a message in several forms while it is read.
     */
    public static final int LONGEST =
            (int) Math.clamp(Runtime.getRuntime().maxMemory() / 16, 4L * 1024 * 1024, 64L * 1024 * 1024);

    /** The end of a message of a session, as Chromium writes it. */
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"}$");

    /** One event. */
    public record Event(String method, JsonNode params) {}

    /** Receives the events of a session, those of {@link SubscribedEvents}. */
    public interface Listener {
        void on(Event event);

        /** No more events will come. */
        void gone(String why);

        /** An event was too long to be read. */
        default void overrun(String why) {}
    }

    private record Pending(String session, String method, CompletableFuture<JsonNode> answer) {}

    private static final String BROWSER = "";

    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final WebSocket socket;
    private CompletableFuture<WebSocket> sending;
    private volatile @Nullable String closed;

    private CdpConnection(URI address, Duration limit, HttpClient http) throws CdpFailure, InterruptedException {
        try {
            socket = http.newWebSocketBuilder()
                    .connectTimeout(limit)
                    .buildAsync(address, new Receiver())
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CdpFailure.Gone("no DevTools connection to " + address + ": " + e);
        }
        sending = CompletableFuture.completedFuture(socket);
    }

    public static CdpConnection connect(URI address, Duration limit, HttpClient http)
            throws CdpFailure, InterruptedException {
        return new CdpConnection(address, limit, http);
    }

    /** Registers the listener of the browser itself. */
    public void listen(Listener listener) {
        listeners.put(BROWSER, listener);
    }

    /** Registers the listener of a session, until the session is detached. */
    public void listen(String session, Listener listener) {
        listeners.put(session, listener);
    }

    /** Fails the commands of the session that wait, and removes its listener. */
    public void forget(String session, String why) {
        Listener listener = listeners.remove(session);
        pending.forEach((id, command) -> {
            if (command.session().equals(session) && pending.remove(id, command)) {
                command.answer().completeExceptionally(new CdpFailure.Gone(why));
            }
        });
        if (listener != null) {
            listener.gone(why);
        }
    }

    /** Fails the commands of the session that wait now. */
    public void fail(String session, CdpFailure failure) {
        fail(session, failure, method -> true);
    }

    /** Fails the commands of the session that wait now and have a matching method. */
    public void fail(String session, CdpFailure failure, Predicate<String> methods) {
        pending.forEach((id, command) -> {
            if (command.session().equals(session) && methods.test(command.method())) {
                command.answer().completeExceptionally(failure);
            }
        });
    }

    /** Sends a command to the browser itself. */
    public CompletableFuture<JsonNode> send(String method, Map<String, ?> params) {
        return send(BROWSER, method, params);
    }

    /** Sends a command to a session. The future fails with {@link CdpFailure}. */
    public CompletableFuture<JsonNode> send(String session, String method, Map<String, ?> params) {
        long id = ids.incrementAndGet();
        var message = new LinkedHashMap<String, Object>();
        message.put("id", id);
        if (!session.equals(BROWSER)) {
            message.put("sessionId", session);
        }
        message.put("method", method);
        message.put("params", params);
        var command = new Pending(session, method, new CompletableFuture<>());
        pending.put(id, command);
        String reason = closed;
        if (reason != null) {
            pending.remove(id);
            command.answer().completeExceptionally(new CdpFailure.Gone(reason));
            return command.answer();
        }
        transmit(JSON.writeValueAsString(message));
        return command.answer().whenComplete((answer, failure) -> pending.remove(id));
    }

    /** A websocket accepts a message only after the one before is sent. */
    private synchronized void transmit(String text) {
        sending = sending.thenCompose(ready -> ready.sendText(text, true));
        sending = sending.exceptionally(failure -> {
            close("the DevTools connection broke: " + failure);
            return socket;
        });
    }

    /** Sends a command to the browser itself and waits for its answer. */
    public JsonNode call(String method, Map<String, ?> params, Duration limit) throws CdpFailure, InterruptedException {
        return await(send(method, params), method, limit);
    }

    /** Waits for an answer, and gives up the command when it does not come in time. */
    public static JsonNode await(CompletableFuture<JsonNode> answer, String method, Duration limit)
            throws CdpFailure, InterruptedException {
        try {
            return answer.get(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(false);
            throw new CdpFailure.Late(method);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CdpFailure failure ? failure : new CdpFailure.Gone(String.valueOf(e));
        }
    }

    public boolean isOpen() {
        return closed == null;
    }

    private void receive(String text) {
        if (SubscribedEvents.isUnsubscribed(text)) {
            return;
        }
        JsonNode message = JSON.readTree(text);
        JsonNode id = message.get("id");
        if (id != null) {
            Pending command = pending.remove(id.asLong());
            if (command == null) {
                return;
            }
            JsonNode error = message.get("error");
            if (error == null) {
                command.answer().complete(message.path("result"));
            } else {
                command.answer()
                        .completeExceptionally(new CdpFailure.Refused(
                                command.method(), error.path("message").asString()));
            }
            return;
        }
        var event = new Event(message.path("method").asString(), message.path("params"));
        Listener listener = listeners.get(message.path("sessionId").asString(BROWSER));
        if (listener != null) {
            listener.on(event);
        }
        if (event.method().equals("Target.detachedFromTarget")) {
            forget(event.params().path("sessionId").asString(), "the tab has gone");
        }
    }

    private void close(String why) {
        if (closed != null) {
            return;
        }
        closed = why;
        listeners.keySet().forEach(session -> forget(session, why));
        pending.forEach((id, command) -> command.answer().completeExceptionally(new CdpFailure.Gone(why)));
        pending.clear();
    }

    @Override
    public void close() {
        close("the connection was closed");
        socket.abort();
    }

    /** A message that no heap holds is not read. The tab that sent it is lost, or the browser where the tab is unknown. */
    private void tooLong(MessageAssembler.Message.TooLong message) {
        if (SubscribedEvents.isUnsubscribed(message.beginning())) {
            return;
        }
        String why = "a DevTools message of " + message.length() + " characters, more than " + LONGEST;
        Matcher session = SESSION.matcher(message.end());
        if (!session.find()) {
            close(why);
            return;
        }
        Listener listener = listeners.get(session.group(1));
        if (listener != null) {
            listener.overrun("the page brought about " + why);
        }
    }

    /** Passes each message on once it is complete. */
    private final class Receiver implements WebSocket.Listener {

        private final MessageAssembler messageAssembler = new MessageAssembler(LONGEST);

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            // As a string, since a builder copies any other sequence character by character.
            messageAssembler.add(data.toString(), last).ifPresent(this::message);
            from.request(1);
            return null;
        }

        private void message(MessageAssembler.Message message) {
            try {
                switch (message) {
                    case MessageAssembler.Message.Whole whole -> receive(whole.text());
                    case MessageAssembler.Message.TooLong tooLong -> tooLong(tooLong);
                }
            } catch (RuntimeException e) {
                close("a DevTools message could not be handled: " + e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            close("the browser closed the DevTools connection");
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            close("the DevTools connection broke: " + failure);
        }
    }
}
