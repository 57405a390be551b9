package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.sitefile.rules.ArticleField;
import dev.trawl.sitefile.rules.Field;
import dev.trawl.sitefile.rules.ProfileField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/sites.md has every key of the schema, each under the heading of its place, and no other. */
class SitesPageTest {

    private static final Pattern HEADING = Pattern.compile("##+ (.*)");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|.*");
    private static final String PROFILE_FIELDS = "Fields of a profile";
    private static final String ARTICLE_FIELDS = "Fields of an article";

    private final String page = read(Path.of("../../docs/sites.md"));

    @Test
    void hasEveryKeyOfTheSchemaAndNoOther() {
        Map<String, Set<String>> told = told();
        told.keySet().removeAll(Set.of(PROFILE_FIELDS, ARTICLE_FIELDS));

        assertThat(told).isEqualTo(new Keys().read());
    }

    @Test
    void hasEveryField() {
        assertThat(told())
                .containsEntry(PROFILE_FIELDS, labels(ProfileField.values()))
                .containsEntry(ARTICLE_FIELDS, labels(ArticleField.values()));
    }

    @Test
    void hasEveryWordThatAKeyMayHave() {
        assertThat(new Keys().words())
                .hasSizeGreaterThan(8)
                .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void endsItsExampleWithAFileThatIsValid() {
        String whole = page.substring(page.indexOf("### 5. The whole file"));
        int start = whole.indexOf("```yaml\n") + "```yaml\n".length();

        SiteFile file = SiteFileYaml.read("my-journal.yml", whole.substring(start, whole.indexOf("```", start)));

        assertThat(file.site()).hasToString("my-journal");
    }

    private static Set<String> labels(Field[] fields) {
        return Arrays.stream(fields).map(Field::label).collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the heading of each part below "Every key" to the keys of its table. */
    private Map<String, Set<String>> told() {
        var told = new TreeMap<String, Set<String>>();
        String part = "";
        String keys = page.substring(page.indexOf("## Every key"), page.indexOf("## How a value is read"));
        for (String line : keys.lines().toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                part = heading.group(1).replace("`", "");
            }
            var row = ROW.matcher(line);
            if (row.matches()) {
                told.computeIfAbsent(part, name -> new TreeSet<>()).add(row.group(1));
            }
        }
        return told;
    }

    /** The keys of the schema by their place; what several places share goes by its own name. */
    private static final class Keys {

        private final JsonNode schema = JsonMapper.shared()
                .readTree(SitesPageTest.read(Path.of("src/main/resources/dev/trawl/sitefile/site-file.schema.json")));

        private final Map<String, Set<String>> byPlace = new TreeMap<>();

        Map<String, Set<String>> read() {
            add("", schema);
            return byPlace;
        }

        private void add(String place, JsonNode node) {
            String ref = node.path("$ref").asString("").replace("#/$defs/", "");
            if (!ref.isEmpty()) {
                add(ref, schema.path("$defs").path(ref));
                return;
            }
            if (node.has("items")) {
                add(place + ", each", node.path("items"));
            }
            addAll(place, node.path("properties"));
            node.path("allOf")
                    .forEach(choice -> addAll(place, choice.path("then").path("properties")));
        }

        private void addAll(String place, JsonNode properties) {
            properties.properties().forEach(property -> {
                byPlace.computeIfAbsent(heading(place), name -> new TreeSet<>()).add(property.getKey());
                add(place.isEmpty() ? property.getKey() : place + "." + property.getKey(), property.getValue());
            });
        }

        private static String heading(String place) {
            return switch (place) {
                case "" -> "The file";
                case "source" -> "A place";
                default -> place;
            };
        }

        Set<String> words() {
            return schema.findValues("enum").stream()
                    .flatMap(JsonNode::valueStream)
                    .map(JsonNode::asString)
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
