package dev.trawl.sitefile;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads one site file: its shape against the JSON schema and its values, all faults at once. */
final class SiteFileYaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule()
                    .addDeserializer(Pattern.class, new PatternDeserializer())
                    .addDeserializer(Duration.class, new DurationDeserializer()))
            .build();

    /** The reason of a key that is there twice, as the YAML reader puts it. */
    private static final java.util.regex.Pattern TWICE =
            java.util.regex.Pattern.compile("(?i)duplicate .*?[\"'](.+?)[\"'].*");

    private SiteFileYaml() {}

    /**
     * A fault of a file.
     *
     * @param place such as {@code pages.list}
     * @param key of the place that the sentence is about; empty: the place itself
     * @param sentence what is wrong and what was expected
     */
    record Fault(String place, String key, String sentence) {

        Fault(String place, String sentence) {
            this(place, "", sentence);
        }

        private String text(YamlLines lines) {
            OptionalInt line = lines.line(key.isEmpty() ? place : place + "." + key);
            return place + ": " + sentence + (line.isPresent() ? " (line " + line.getAsInt() + ")" : "");
        }
    }

    /**
     * Reads what a file holds.
     *
     * @param name of the file
     * @throws BadSiteFile naming every fault of the file
     */
    static SiteFile read(String name, String yaml) {
        try {
            JsonNode tree = MAPPER.readTree(yaml);
            if (!tree.isObject()) {
                throw new BadSiteFile(List.of(name + ": (the file): holds no keys, expected site: and the rest"));
            }
            YamlLines lines = YamlLines.of(yaml);
            List<String> faults = Stream.of(
                            ShapeFaults.of(tree).stream(),
                            named(name, tree.path("site")),
                            ValueFaults.of(tree).stream())
                    .flatMap(each -> each)
                    .distinct()
                    .map(fault -> name + ": " + fault.text(lines))
                    .toList();
            if (!faults.isEmpty()) {
                throw new BadSiteFile(faults);
            }
            return MAPPER.treeToValue(tree, SiteFile.class);
        } catch (JacksonException e) {
            var fault = new Fault(place(e), reason(e));
            throw new BadSiteFile(List.of(name + ": " + fault.text(YamlLines.of(yaml))));
        }
    }

    private static Stream<Fault> named(String file, JsonNode site) {
        return site.isString() && !file.equals(site.asString() + ".yml")
                ? Stream.of(
                        new Fault("site", "is '" + site.asString() + "', expected the name of the file without .yml"))
                : Stream.empty();
    }

    private static String place(JacksonException e) {
        if (e instanceof DatabindException databind && !databind.getPath().isEmpty()) {
            var place = new StringBuilder();
            databind.getPath().forEach(step -> {
                if (step.getPropertyName() == null) {
                    place.append('.').append(step.getIndex());
                } else {
                    place.append('.').append(step.getPropertyName());
                }
            });
            return place.substring(1);
        }
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "(the file)" : "line " + location.getLineNr();
    }

    private static String reason(JacksonException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof MarkedYamlEngineException yaml) {
            return "no valid YAML: " + yaml.getProblem()
                    + "; a value with one of : # [ ] { } , in it stands between quotes";
        }
        String message = cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage();
        if (message != null && TWICE.matcher(message).lookingAt()) {
            return TWICE.matcher(message).replaceFirst("'$1' is there twice, expected once");
        }
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static final class PatternDeserializer extends StdDeserializer<Pattern> {
        PatternDeserializer() {
            super(Pattern.class);
        }

        @Override
        public Pattern deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "pattern '" + text + "' is not valid (RE2 syntax): " + e.getDescription(), e);
            }
        }
    }

    /** {@code 500ms}, {@code 20s}, {@code 2m}, {@code 1h}. */
    private static final class DurationDeserializer extends StdDeserializer<Duration> {
        DurationDeserializer() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString().toLowerCase(Locale.ROOT);
            if (!text.matches("[1-9][0-9]{0,6}(ms|s|m|h)")) {
                throw new IllegalArgumentException(
                        "duration '" + text + "' is not valid: expected such as 500ms, 20s, 2m or 1h");
            }
            return text.endsWith("ms")
                    ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                    : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        }
    }
}
