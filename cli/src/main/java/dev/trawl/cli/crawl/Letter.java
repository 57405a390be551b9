package dev.trawl.cli.crawl;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A dead letter, as the scheduler's HTTP API shows it. */
public record Letter(JsonNode json) {

    public long id() {
        return json.path("id").asLong(0);
    }

    /** A field of its own; empty where it has none. */
    public String text(String field) {
        return json.path(field).asString("");
    }

    public String account() {
        return text("site") + "/" + text("userId");
    }

    /** The page it ended at, such as {@code list 2, HTTP 200, URL}; empty where it ended at none. */
    public String where() {
        JsonNode where = json.path("where");
        return String.join(
                ", ",
                Stream.of(
                                (where.path("kind").asString("") + " "
                                                + where.path("number").asString(""))
                                        .strip(),
                                where.hasNonNull("status")
                                        ? "HTTP " + where.path("status").asInt(0)
                                        : "",
                                where.path("url").asString(""))
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** Pages that were sent, such as {@code profile 1, list 1-3}. */
    public String had() {
        return pages(json.path("had"));
    }

    /** Pages that are missing. */
    public String missing() {
        return pages(json.path("missing"));
    }

    private static String pages(JsonNode pages) {
        return StreamSupport.stream(pages.spliterator(), false)
                .map(page -> page.path("kind").asString("") + " " + numbers(page))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static String numbers(JsonNode page) {
        if (page.hasNonNull("number")) {
            return page.path("number").asString("");
        }
        String from = page.path("from").asString("");
        String to = page.path("to").asString(from);
        return from.equals(to) ? from : from + "-" + to;
    }

    /** The kinds of evidence there are of it. */
    public List<String> evidence() {
        return json.path("links").propertyNames().stream().sorted().toList();
    }
}
