package dev.trawl.parser.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inline scripts of a page: the variables and objects that they assign. No script is run. */
final class InlineScripts {

    /** The most values, names and brackets in the objects of one page. As nodes they take 50 times the memory of their text. */
    private static final int MAX_TOKENS = 200_000;

    /** Objects in scripts are nearly JSON. */
    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .enable(
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final Document page;

    private @Nullable List<Script> scripts;

    private final Map<String, List<JsonNode>> objects = new HashMap<>();

    private long tokens;

    InlineScripts(Document page) {
        this.page = page;
    }

    /** A script element, with its text. */
    private record Script(String type, String text) {}

    /** Searched at the first rule that needs them: most lists have none. */
    private List<Script> scripts() {
        if (scripts == null) {
            scripts = page.getElementsByTag("script").stream()
                    .map(script -> new Script(script.attr("type"), text(script)))
                    .toList();
        }
        return scripts;
    }

    /** The text as the page holds it, which is no copy of a script that may be long. */
    private static String text(Element script) {
        return script.childNodeSize() == 1 && script.childNode(0) instanceof DataNode data
                ? data.getWholeData()
                : script.data();
    }

    /** The string, number or word that is assigned to this name first, as {@code name = "value"}. */
    Optional<String> variable(String name) {
        return scripts().stream()
                .flatMap(script -> {
                    int value = assigned(script.text(), name);
                    return value < 0 ? Stream.empty() : ScriptText.literal(script.text(), value).stream();
                })
                .findFirst();
    }

    /** The value at a path in an object assigned to this name, or held by a script of this type; the first that has one. */
    Optional<String> value(String nameOrType, String path) {
        return objects.computeIfAbsent(nameOrType, this::objects).stream()
                .flatMap(object -> value(object, path).stream())
                .findFirst();
    }

    private static Optional<String> value(JsonNode object, String path) {
        JsonNode node = object;
        for (String step : path.split("\\.", -1)) {
            node = step(node, step);
            if (node == null) {
                return Optional.empty();
            }
        }
        return !node.isValueNode() || node.isNull() ? Optional.empty() : Optional.of(node.asString());
    }

    /** By position, by {@code name~text}, or by name. */
    private static @Nullable JsonNode step(JsonNode node, String step) {
        int tilde = step.indexOf('~');
        if (!node.isArray() || (tilde < 0 && !step.matches("[0-9]{1,6}"))) {
            return node.get(step);
        }
        if (tilde < 0) {
            return node.get(Integer.parseInt(step));
        }
        String name = step.substring(0, tilde);
        String text = step.substring(tilde + 1);
        return node.valueStream()
                .filter(each -> each.path(name).asString("").contains(text))
                .findFirst()
                .orElse(null);
    }

    private List<JsonNode> objects(String nameOrType) {
        Stream<String> texts = nameOrType.indexOf('/') >= 0
                ? scripts().stream()
                        .filter(script -> script.type().equalsIgnoreCase(nameOrType))
                        .map(Script::text)
                : scripts().stream().flatMap(script -> {
                    int object = assigned(script.text(), nameOrType);
                    return object < 0 ? Stream.empty() : ScriptText.balanced(script.text(), object).stream();
                });
        return texts.flatMap(text -> json(text).stream()).toList();
    }

    /** Where the text behind {@code name =} begins; -1 where the name is assigned nothing. */
    private static int assigned(String script, String name) {
        for (int at = script.indexOf(name); at >= 0; at = script.indexOf(name, at + 1)) {
            if (at > 0 && ScriptText.isNamePart(script.charAt(at - 1))) {
                continue;
            }
            int next = ScriptText.skipBlanks(script, at + name.length());
            if (next + 1 < script.length() && script.charAt(next) == '=' && script.charAt(next + 1) != '=') {
                return ScriptText.skipBlanks(script, next + 1);
            }
        }
        return -1;
    }

    private Optional<JsonNode> json(String text) {
        try (JsonParser parser = LENIENT.createParser(text)) {
            Optional<JsonNode> node = node(parser);
            tokens += parser.currentTokenCount();
            if (tokens > MAX_TOKENS) {
                throw new ReadingLimitExceeded(
                        "the JSON in its scripts has more than " + MAX_TOKENS + " values, names and brackets");
            }
            return node;
        }
    }

    private static Optional<JsonNode> node(JsonParser parser) {
        try {
            JsonNode node = LENIENT.readTree(parser);
            return Optional.ofNullable(node);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
