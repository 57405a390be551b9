package dev.trawl.parser.extraction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

/**
 * The inline scripts of a page: the variables and objects that they assign. No script is run. A page that is a JSON document has
 * the one object {@link #DOCUMENT}.
 */
final class InlineScripts {

    /** The most values, names and brackets in the objects of one page. As nodes they take 50 times the memory of their text. */
    private static final int MAX_TOKENS = 200_000;

    /** Names of an object that a person is shown. */
    private static final int MOST_NAMES = 12;

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

    /** The name of the JSON document that a page is, or of one item of it. No script assigns to an empty name. */
    static final String DOCUMENT = "";

    /** The path of the document itself. */
    private static final String WHOLE = ".";

    private final @Nullable Document page;

    private @Nullable List<Script> scripts;

    private final Map<String, List<JsonNode>> objects = new HashMap<>();

    private long tokens;

    InlineScripts(Document page) {
        this.page = page;
    }

    private InlineScripts(JsonNode item) {
        page = null;
        scripts = List.of();
        objects.put(DOCUMENT, List.of(item));
    }

    /** One item of a JSON document, by itself. */
    static InlineScripts ofItem(JsonNode item) {
        return new InlineScripts(item);
    }

    /** The item that these are the scripts of; empty for a page. */
    String itemJson() {
        return page != null
                ? ""
                : objects.getOrDefault(DOCUMENT, List.of()).stream()
                        .map(JsonNode::toString)
                        .collect(Collectors.joining());
    }

    /** A browser shows a JSON document as preformatted text, and nothing else. */
    private static Optional<String> document(Document page) {
        Element only = page.body().firstElementChild();
        return only != null
                        && only.nameIs("pre")
                        && only.nextElementSiblings().stream().noneMatch(Element::hasText)
                ? Optional.of(only.wholeText())
                : Optional.empty();
    }

    /** The list at a path of the JSON document that the page is; empty where there is none. */
    Optional<List<JsonNode>> items(String path) {
        return objects.computeIfAbsent(DOCUMENT, this::objects).stream()
                .flatMap(object -> Optional.ofNullable(path.equals(WHOLE) ? object : node(object, path)).stream())
                .filter(JsonNode::isArray)
                .map(list -> list.valueStream().toList())
                .findFirst();
    }

    /** A script element, with its text. */
    private record Script(String type, String text) {}

    /** Searched at the first rule that needs them: most lists have none. */
    private List<Script> scripts() {
        if (scripts == null) {
            scripts = page == null
                    ? List.of()
                    : page.getElementsByTag("script").stream()
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

    /** How far a path leads in the objects of this name or type, for a person. */
    String saw(String nameOrType, String path) {
        List<JsonNode> found = objects.computeIfAbsent(nameOrType, this::objects);
        if (found.isEmpty()) {
            if (nameOrType.equals(DOCUMENT)) {
                return "the page is no JSON document";
            }
            return nameOrType.indexOf('/') >= 0
                    ? "no script of this type holds JSON"
                    : "no script assigns an object to '" + nameOrType + "'";
        }
        JsonNode node = found.getFirst();
        String reached = "";
        for (String step : path.split("\\.", -1)) {
            JsonNode next = step(node, step);
            if (next == null) {
                return (reached.isEmpty() ? "the object" : "'" + reached + "'") + " has no '" + step + "', but "
                        + contents(node);
            }
            node = next;
            reached = reached.isEmpty() ? step : reached + "." + step;
        }
        return "'" + reached + "' is "
                + (node.isValueNode() ? node.asString("null") : "no value, but has " + contents(node));
    }

    private static String contents(JsonNode node) {
        if (node.isArray()) {
            return node.size() + " entries";
        }
        return node.isObject()
                ? node.propertyNames().stream()
                        .limit(MOST_NAMES)
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(", "))
                : "is " + node.asString("null");
    }

    /** The texts at a path of the document or item: those of a list, or the only one. */
    Stream<String> texts(String path) {
        return objects.computeIfAbsent(DOCUMENT, this::objects).stream()
                .flatMap(object -> Optional.ofNullable(node(object, path)).stream())
                .flatMap(node -> node.isArray() ? node.valueStream() : Stream.of(node))
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asString);
    }

    private static @Nullable JsonNode node(JsonNode object, String path) {
        JsonNode node = object;
        for (String step : path.split("\\.", -1)) {
            node = step(node, step);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static Optional<String> value(JsonNode object, String path) {
        JsonNode node = node(object, path);
        return node == null || !node.isValueNode() || node.isNull() ? Optional.empty() : Optional.of(node.asString());
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
        if (nameOrType.equals(DOCUMENT)) {
            return Optional.ofNullable(page).flatMap(InlineScripts::document).flatMap(this::json).stream()
                    .toList();
        }
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
                throw new ReadingLimitExceeded("its JSON has more than " + MAX_TOKENS + " values, names and brackets");
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
