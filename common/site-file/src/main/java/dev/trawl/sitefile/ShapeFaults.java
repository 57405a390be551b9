package dev.trawl.sitefile;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trawl.sitefile.SiteFileYaml.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the JSON schema of site files refuses, as sentences without the words of the schema. */
final class ShapeFaults {

    private static final JsonNode SCHEMA = schema();

    private static final Schema CHECKS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA);

    /** In the path of an error of one of several alternatives; the alternatives themselves have no error. */
    private static final String ANY_OF = "/anyOf/";

    /** Characters of a value in a sentence. */
    private static final int SHOWN = 60;

    private ShapeFaults() {}

    private static JsonNode schema() {
        try (InputStream in = ShapeFaults.class.getResourceAsStream("site-file.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("site-file.schema.json is not on the class path");
            }
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("site-file.schema.json cannot be read", e);
        }
    }

    static List<Fault> of(JsonNode file) {
        List<Error> errors = CHECKS.validate(file);
        return errors.stream()
                .filter(error -> !isExplainedBy(error, errors))
                .map(ShapeFaults::fault)
                .toList();
    }

    /** A choice with several faults is reported once, and so is a misspelt key that is missing under its right name. */
    private static boolean isExplainedBy(Error error, List<Error> all) {
        String path = error.getEvaluationPath().toString();
        if (path.contains("/oneOf/") || path.contains(ANY_OF) && !path.contains(ANY_OF + "0/")) {
            return true;
        }
        return all.stream()
                .filter(other -> place(other).equals(place(error)))
                .anyMatch(other -> switch (error.getKeyword()) {
                    case "oneOf" -> other.getKeyword().equals("type");
                    case "dependentRequired" -> other.getKeyword().equals("oneOf");
                    case "required" -> isMisspelt(error.getProperty(), other);
                    default -> false;
                });
    }

    private static boolean isMisspelt(String missing, Error other) {
        return other.getKeyword().equals("additionalProperties")
                && Spelling.nearest(other.getProperty(), keys(parent(other)))
                        .filter(missing::equals)
                        .isPresent();
    }

    private static Fault fault(Error error) {
        String place = place(error);
        if (error.getEvaluationPath().toString().contains(ANY_OF)) {
            return new Fault(place, "has none of them, expected " + alternatives(anyOf(error)));
        }
        return switch (error.getKeyword()) {
            case "additionalProperties", "propertyNames" ->
                new Fault(
                        place,
                        error.getProperty(),
                        "has '" + error.getProperty() + "', " + oneOf(error.getProperty(), keys(parent(error))));
            default -> new Fault(place, sentence(error, parent(error)));
        };
    }

    private static String sentence(Error error, JsonNode parent) {
        JsonNode node = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "required" -> "has no '" + error.getProperty() + "', which must be given";
            case "type" -> is(node) + ", expected " + types(error.getSchemaNode(), parent) + quotes(error);
            case "enum" -> is(node) + ", " + oneOf(node.asString(""), texts(error.getSchemaNode()));
            case "pattern" -> is(node) + ", expected " + likeThese(parent);
            case "minimum", "maximum" ->
                is(node) + ", expected " + parent.path("minimum").asString() + " to "
                        + parent.path("maximum").asString();
            case "minLength", "minItems" -> "is empty, expected " + types(parent.path("type"), parent);
            case "minProperties" -> "is empty, expected one of " + String.join(", ", keys(parent));
            case "maxProperties" -> "has more than " + error.getSchemaNode().asString() + " keys";
            case "uniqueItems" -> "has an entry twice";
            case "oneOf" -> choice(node, error.getSchemaNode());
            case "dependentRequired" ->
                "has '" + error.getProperty() + "' without '" + error.getArguments()[0] + "', expected both";
            default -> String.valueOf(error.getMessage());
        };
    }

    private static String place(Error error) {
        String place =
                error.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
        return place.isEmpty() ? "(the file)" : place;
    }

    private static String is(JsonNode node) {
        if (node.isNull()) {
            return "is empty";
        }
        if (node.isContainer()) {
            return node.isArray() ? "is a list" : "has keys of its own";
        }
        String text = node.asString();
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return node.isString() ? "is '" + shown + "'" : "is " + shown;
    }

    private static String oneOf(String word, List<String> known) {
        return "expected one of " + String.join(", ", known) + Spelling.question(word, known);
    }

    private static String likeThese(JsonNode parent) {
        List<String> examples = texts(parent.path("examples"));
        return examples.isEmpty() ? "another form" : "such as " + String.join(", ", examples);
    }

    private static String types(JsonNode type, JsonNode parent) {
        List<String> types = type.isArray() ? texts(type) : List.of(type.asString(""));
        return types.stream()
                .map(each -> switch (each) {
                    case "integer" -> "a whole number";
                    case "boolean" -> "true or false";
                    case "array" -> "a list";
                    case "object" -> object(parent);
                    default -> "a text";
                })
                .collect(Collectors.joining(" or "));
    }

    /** In YAML {@code ready: #list} is empty, and {@code a: b: c} is no text. */
    private static String quotes(Error error) {
        boolean isText = error.getSchemaNode().toString().contains("string");
        boolean isMisread =
                error.getInstanceNode().isNull() || error.getInstanceNode().isObject();
        return isText && isMisread ? "; one that begins with # or holds a colon stands between quotes" : "";
    }

    private static String object(JsonNode parent) {
        List<String> keys = keys(resolved(parent.has("then") ? parent.path("then") : parent));
        return keys.isEmpty() ? "keys with values" : "keys such as " + keys.getFirst();
    }

    private static String choice(JsonNode node, JsonNode alternatives) {
        List<String> keys = alternatives
                .valueStream()
                .flatMap(each -> texts(each.path("required")).stream())
                .toList();
        List<String> given = keys.stream().filter(node::has).toList();
        return (given.isEmpty() ? "has none of them" : "has " + String.join(" and ", given)) + ", expected one of "
                + String.join(", ", keys);
    }

    private static String alternatives(JsonNode alternatives) {
        return alternatives
                .valueStream()
                .map(each -> String.join(" and ", texts(each.path("required"))))
                .collect(Collectors.joining(", or "));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** The keys that an object may have, by its schema. */
    private static List<String> keys(JsonNode schema) {
        Stream<String> named = schema.path("properties").propertyNames().stream();
        Stream<String> listed = texts(resolved(schema.path("propertyNames")).path("enum")).stream();
        return Stream.concat(named, listed).filter(key -> !key.startsWith("$")).toList();
    }

    /** The part of the schema that has the keyword of an error. */
    private static JsonNode parent(Error error) {
        String path = error.getEvaluationPath().toString();
        return at(path.substring(0, path.lastIndexOf('/')));
    }

    private static JsonNode anyOf(Error error) {
        String path = error.getEvaluationPath().toString();
        return at(path.substring(0, path.indexOf(ANY_OF) + ANY_OF.length() - 1));
    }

    private static JsonNode at(String path) {
        List<String> steps =
                path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
        JsonNode node = SCHEMA;
        for (String step : steps) {
            node = step.equals("$ref")
                    ? resolved(node)
                    : node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }

    private static JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asString("");
        return ref.isEmpty() ? node : SCHEMA.at(ref.substring(1));
    }
}
