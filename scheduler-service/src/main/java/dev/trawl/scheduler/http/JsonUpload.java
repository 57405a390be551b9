package dev.trawl.scheduler.http;

import dev.trawl.http.BadParameter;
import dev.trawl.http.BadRequest;
import dev.trawl.scheduler.crawl.Upload;
import dev.trawl.scheduler.crawl.UserList;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** A submission as JSON, read as a stream: {@code {"site": …, "users": [...], …}}, the fields in any order. */
final class JsonUpload implements Upload {

    private static final Set<String> FIELDS =
            Set.of("site", "crawl", "scope", "priority", "strict", "held", "keepAlive");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final UserList.Opening opening;
    private final Map<String, String> fields = new HashMap<>();

    /** @throws BadRequest when it is not such a document; names the place */
    JsonUpload(UserList.Opening opening) throws IOException {
        this.opening = opening;
        boolean users = walk(entry -> {}, fields);
        if (!users) {
            throw new BadParameter("users", "users is missing", "an array of user IDs");
        }
    }

    /** What stands beside the users, by name, as text. */
    Map<String, String> fields() {
        return fields;
    }

    @Override
    public void forEach(Consumer<UploadEntry> consumer) throws IOException {
        walk(consumer, new HashMap<>());
    }

    private boolean walk(Consumer<UploadEntry> consumer, Map<String, String> found) throws IOException {
        boolean users = false;
        try (InputStream in = opening.open();
                JsonParser json = MAPPER.createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRequest("the body is not a JSON object, expected {\"site\": …, \"users\": […]}");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("users")) {
                    users(json, consumer);
                    users = true;
                } else if (FIELDS.contains(name)) {
                    scalar(name, value, json, found);
                } else {
                    throw new BadParameter(
                            name,
                            "field '" + name + "' is unknown",
                            "site, crawl, users, scope, priority, strict, held or keepAlive");
                }
            }
            if (json.nextToken() != null) {
                throw new BadRequest("something follows the JSON object, expected nothing");
            }
            return users;
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new BadRequest(
                    "the body is not valid JSON"
                            + (at == null ? "" : ", line " + at.getLineNr() + " column " + at.getColumnNr())
                            + ": " + firstLine(e.getOriginalMessage()) + "; expected {\"site\": …, \"users\": […]}",
                    e);
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceFirst(" \\(start marker.*", "");
    }

    private static void scalar(String name, JsonToken value, JsonParser json, Map<String, String> found) {
        switch (value) {
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_TRUE, VALUE_FALSE -> found.put(name, json.getString());
            case VALUE_NULL -> {}
            default ->
                throw new BadParameter(
                        name,
                        "field '" + name + "' is " + value.name().toLowerCase(java.util.Locale.ROOT),
                        "a single value");
        }
    }

    private static void users(JsonParser json, Consumer<UploadEntry> consumer) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new BadParameter("users", "field 'users' is not an array", "an array of user IDs");
        }
        long place = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            place++;
            switch (token) {
                case VALUE_STRING -> consumer.accept(new UploadEntry.Text(place, json.getString()));
                case START_ARRAY, START_OBJECT -> {
                    json.skipChildren();
                    consumer.accept(new UploadEntry.Garbage(place, "", "not a string, expected a user ID in quotes"));
                }
                case null -> throw new BadRequest("the body ends within 'users', expected ]");
                default ->
                    consumer.accept(new UploadEntry.Garbage(
                            place, json.getString(), "not a string, expected a user ID in quotes"));
            }
        }
    }
}
