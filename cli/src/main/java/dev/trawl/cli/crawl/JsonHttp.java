package dev.trawl.cli.crawl;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON and text from and to a service, with a limit on each call. Safe for any thread. */
public final class JsonHttp {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final String base;
    private final String token;
    private final Duration limit;

    JsonHttp(String base) {
        this(base, LIMIT);
    }

    /** @param limit of each call */
    public JsonHttp(String base, Duration limit) {
        this(base, "", limit);
    }

    /** @param token sent with what changes something; blank for none */
    JsonHttp(String base, String token) {
        this(base, token, LIMIT);
    }

    private JsonHttp(String base, String token, Duration limit) {
        this.base = base;
        this.token = token.strip();
        this.limit = limit;
    }

    /** Whether it answers 200 within three seconds. */
    public boolean isOk(String path) {
        HttpRequest request = request(path).timeout(SOON).GET().build();
        try {
            return send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (ServiceUnanswered e) {
            return false;
        }
    }

    JsonNode get(String path) throws ServiceUnanswered {
        return answer(request(path).GET().build());
    }

    JsonNode postText(String path, String text) throws ServiceUnanswered {
        return post(path, PLAIN_TEXT, HttpRequest.BodyPublishers.ofString(text));
    }

    JsonNode postJson(String path, String json) throws ServiceUnanswered {
        return post(path, "application/json", HttpRequest.BodyPublishers.ofString(json));
    }

    /** Sends a text file, from the disk as it is read. */
    public JsonNode postFile(String path, Path file) throws ServiceUnanswered {
        try {
            return post(path, PLAIN_TEXT, HttpRequest.BodyPublishers.ofFile(file));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private JsonNode post(String path, String type, HttpRequest.BodyPublisher body) throws ServiceUnanswered {
        HttpRequest.Builder request = request(path).header("Content-Type", type);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return answer(request.POST(body).build());
    }

    /** The body of the answer. */
    byte[] bytes(String path) throws ServiceUnanswered {
        HttpResponse<byte[]> response = send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 == 5) {
            throw new ServiceUnanswered(base + path + " answered " + response.statusCode());
        }
        if (response.statusCode() != 200) {
            throw new RequestRefused(
                    response.statusCode(),
                    reason(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response.body();
    }

    /** The body of the answer as it is; for lists that are not one JSON value. */
    public String text(String path) throws ServiceUnanswered {
        HttpResponse<String> response = send(request(path).GET().build());
        if (response.statusCode() != 200) {
            throw new ServiceUnanswered(base + path + " answered " + response.statusCode());
        }
        return response.body();
    }

    /** Passes the body of the answer on line by line, of any length, within the limit. */
    public void lines(String path, Consumer<String> taker) throws ServiceUnanswered {
        HttpRequest request = request(path).GET().build();
        var answer = client.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new EachLine(taker)));
        try {
            int status = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status != 200) {
                throw new ServiceUnanswered(base + path + " answered " + status);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new ServiceUnanswered(base + path + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnanswered("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    /** Hands each line on as it comes. */
    private record EachLine(Consumer<String> taker) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            taker.accept(line);
        }

        @Override
        public void onError(Throwable failure) {
            // the answer's future has it
        }

        @Override
        public void onComplete() {}
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(limit);
    }

    private JsonNode answer(HttpRequest request) throws ServiceUnanswered {
        HttpResponse<String> response = send(request);
        if (response.statusCode() / 100 == 5 || response.statusCode() == 429) {
            throw new ServiceUnanswered(request.uri() + " answered " + response.statusCode());
        }
        if (response.statusCode() / 100 != 2) {
            throw new RequestRefused(response.statusCode(), reason(response.statusCode(), response.body()));
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new ServiceUnanswered(request.uri() + " answered something else than JSON", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws ServiceUnanswered {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws ServiceUnanswered {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new ServiceUnanswered(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnanswered("interrupted", e);
        }
    }

    /** The sentence of a problem document (RFC 9457), else what was said. */
    private static String reason(int status, String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            return problem.path("detail").asString(body);
        } catch (JacksonException e) {
            return status + " " + body;
        }
    }
}
