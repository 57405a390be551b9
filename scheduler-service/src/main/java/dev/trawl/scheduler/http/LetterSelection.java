package dev.trawl.scheduler.http;

import dev.trawl.contract.FailureKind;
import dev.trawl.http.BadParameter;
import dev.trawl.http.BadRequest;
import dev.trawl.scheduler.letter.LetterStore.LetterFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which letters a request means: these, or all that fit; at least one has to be said, {@code all} for every one. What is not
 * understood is refused: a misspelt field must not mean all letters.
 */
record LetterSelection(
        @Nullable List<Long> ids,
        @Nullable String kind,
        @Nullable String site,
        @Nullable String crawl,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text,
        @Nullable Boolean all) {

    private static final List<String> FIELDS = List.of("ids", "kind", "site", "crawl", "since", "until", "text", "all");
    private static final String EXPECTED = "one of " + String.join(", ", FIELDS);

    LetterSelection {
        checkKind(kind);
    }

    /** @throws BadRequest naming the field and what was expected */
    static LetterSelection read(JsonNode body, Instant now) {
        if (!body.isObject()) {
            throw new BadRequest("the body is not a JSON object, expected " + EXPECTED);
        }
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new BadParameter(field.getKey(), "field '" + field.getKey() + "' is unknown", EXPECTED);
            }
        }
        return new LetterSelection(
                ids(body.path("ids")),
                text(body, "kind"),
                text(body, "site"),
                text(body, "crawl"),
                moment(body, "since", now),
                moment(body, "until", now),
                text(body, "text"),
                flag(body.path("all")));
    }

    /** @throws BadRequest when there are no letters of such a kind */
    static void checkKind(@Nullable String kind) {
        if (kind != null
                && Arrays.stream(FailureKind.values())
                        .noneMatch(one -> one.label().equals(kind))) {
            String known =
                    Arrays.stream(FailureKind.values()).map(FailureKind::label).collect(Collectors.joining(", "));
            throw new BadParameter("kind", "kind '" + kind + "' is unknown", "one of " + known);
        }
    }

    LetterFilter filter() {
        boolean chosen = Stream.of(ids, kind, site, crawl, since, until, text).anyMatch(Objects::nonNull);
        if (!chosen && !Boolean.TRUE.equals(all)) {
            throw new BadRequest("nothing says which letters, expected " + EXPECTED + " (\"all\": true)");
        }
        return new LetterFilter(ids, kind, site, crawl, since, until, text);
    }

    private static @Nullable Instant moment(JsonNode body, String name, Instant now) {
        String text = text(body, name);
        return text == null ? null : TimeFormats.moment(name, text, now);
    }

    private static @Nullable List<Long> ids(JsonNode ids) {
        if (ids.isMissingNode() || ids.isNull()) {
            return null;
        }
        boolean numbers = ids.isArray()
                && StreamSupport.stream(ids.spliterator(), false)
                        .allMatch(id -> id.isIntegralNumber() && id.canConvertToLong());
        if (!numbers) {
            throw new BadParameter("ids", "field 'ids' is not an array of numbers", "the IDs of letters");
        }
        return StreamSupport.stream(ids.spliterator(), false)
                .map(JsonNode::asLong)
                .toList();
    }

    private static @Nullable String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadParameter(name, "field '" + name + "' is not a text", "a text in quotes");
        }
        return value.asString();
    }

    private static @Nullable Boolean flag(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new BadParameter("all", "field 'all' is " + value, "true or false");
        }
        return value.asBoolean();
    }
}
