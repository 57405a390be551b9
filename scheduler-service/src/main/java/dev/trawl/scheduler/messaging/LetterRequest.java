package dev.trawl.scheduler.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.MessageJson;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Recognises a dead letter on the topic of requests by its fields. */
final class LetterRequest {

    private LetterRequest() {}

    static boolean isOne(byte @Nullable [] value) {
        if (value == null || !new String(value, UTF_8).contains("\"taskId\"")) {
            return false;
        }
        try {
            var tree = MessageJson.mapper().readTree(value);
            return tree.isObject()
                    && Stream.of("taskId", "visitId", "attempt", "kind", "reason")
                            .allMatch(tree::has)
                    && !tree.has("user")
                    && !tree.has("users");
        } catch (JacksonException e) {
            return false; // the reader of requests says what is wrong
        }
    }
}
