package dev.trawl.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Messages to JSON and back. Unknown fields are ignored; everything else that is not as written here is a
 * {@link MalformedMessage}. Thread-safe.
 */
public final class MessageJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Topics.MAX_MESSAGE_BYTES)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(
                    DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                    DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                    DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    private MessageJson() {}

    /** The mapper that all messages are written with, for those who embed one in a larger document. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** @throws JacksonException never for a message of this package */
    public static byte[] write(Object message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /** @throws MalformedMessage saying what is wrong, when these bytes are not such a message */
    public static <T> T read(byte @Nullable [] value, Class<T> type) {
        if (value == null) {
            throw new MalformedMessage("the value is null, expected " + type.getSimpleName());
        }
        try {
            T message = MAPPER.readValue(value, type);
            if (message == null) {
                throw new MalformedMessage("the value is JSON null, expected " + type.getSimpleName());
            }
            return message;
        } catch (JacksonException e) {
            throw new MalformedMessage("not a valid " + type.getSimpleName() + ": " + reason(e), e);
        }
    }

    /**
     * A request is a bare user ID, or a JSON object with {@code users} or {@code user}.
     *
     * @throws MalformedMessage when it is neither
     */
    public static CrawlRequest readRequest(byte @Nullable [] value) {
        if (value == null) {
            throw new MalformedMessage("the value is null, expected a user ID or a JSON object");
        }
        String text = utf8(value).strip();
        if (!text.startsWith("{")) {
            if (text.lines().count() != 1 || text.length() > 4 * UserId.MAX_LENGTH) {
                throw new MalformedMessage("neither one user ID nor a JSON object");
            }
            return new CrawlRequest(null, null, java.util.List.of(text), null, null);
        }
        try {
            var tree = MAPPER.readTree(text);
            if (tree instanceof tools.jackson.databind.node.ObjectNode object
                    && object.has("user")
                    && !object.has("users")) {
                object.putArray("users").add(object.get("user"));
            }
            return MAPPER.treeToValue(tree, CrawlRequest.class);
        } catch (JacksonException e) {
            throw new MalformedMessage("not a valid CrawlRequest: " + reason(e), e);
        }
    }

    private static String utf8(byte[] value) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedMessage("not UTF-8", e);
        }
    }

    private static String reason(JacksonException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage();
        String line = message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
