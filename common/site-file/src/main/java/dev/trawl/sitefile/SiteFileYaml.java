package dev.trawl.sitefile;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .addModule(new SimpleModule()
                    .addDeserializer(Pattern.class, new PatternDeserializer())
                    .addDeserializer(Duration.class, new DurationDeserializer()))
            .build();

    private static final Schema SCHEMA = schema();

    private SiteFileYaml() {}

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
            List<String> faults = Stream.concat(
                            SCHEMA.validate(tree).stream().map(error -> place(error) + ": " + error.getMessage()),
                            Stream.concat(named(name, tree.path("site")), ValueFaults.of(tree).stream()))
                    .distinct()
                    .map(fault -> name + ": " + fault)
                    .toList();
            if (!faults.isEmpty()) {
                throw new BadSiteFile(faults);
            }
            return MAPPER.treeToValue(tree, SiteFile.class);
        } catch (JacksonException e) {
            throw new BadSiteFile(List.of(name + ": " + place(e) + ": " + reason(e)));
        }
    }

    private static Stream<String> named(String file, JsonNode site) {
        return site.isString() && !file.equals(site.asString() + ".yml")
                ? Stream.of("site: is '" + site.asString() + "', expected the name of the file without .yml")
                : Stream.empty();
    }

    private static Schema schema() {
        try (InputStream in = SiteFileYaml.class.getResourceAsStream("site-file.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("site-file.schema.json is not on the class path");
            }
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new IllegalStateException("site-file.schema.json cannot be read", e);
        }
    }

    private static String place(Error error) {
        String place =
                error.getInstanceLocation().toString().replaceFirst("^/", "").replace('/', '.');
        return place.isEmpty() ? "(the file)" : place;
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
