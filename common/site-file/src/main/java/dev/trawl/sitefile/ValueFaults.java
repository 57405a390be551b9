package dev.trawl.sitefile;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.trawl.sitefile.rules.DateForm;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** What a JSON schema cannot see: patterns, forms of dates and zones that are not valid. All of them, each with its place. */
final class ValueFaults {

    private static final Set<String> PATTERNS = Set.of("pattern", "text", "html");

    private final List<String> faults = new ArrayList<>();

    private ValueFaults() {}

    /** One line a fault, the place first; what has not the shape that the schema asks for is passed over. */
    static List<String> of(JsonNode file) {
        var values = new ValueFaults();
        values.check("zone", file.path("zone"), ZoneId::of, "time zone", "such as Asia/Shanghai");
        JsonNode dates = file.path("rules").path("dates");
        for (int i = 0; i < dates.size(); i++) {
            values.check("rules.dates." + i, dates.get(i), DateForm::new, "date form", "such as yyyy-MM-dd HH:mm:ss");
        }
        for (String half : List.of("users", "pages", "signs", "rules")) {
            values.patterns(half, file.path(half));
        }
        return values.faults;
    }

    private void patterns(String place, JsonNode node) {
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            patterns(place + "." + i, node.get(i));
        }
        node.properties().forEach(property -> {
            String at = place + "." + property.getKey();
            if (PATTERNS.contains(property.getKey()) && property.getValue().isString()) {
                check(at, property.getValue(), Pattern::compile, "pattern", "a regular expression in RE2 syntax");
            } else {
                patterns(at, property.getValue());
            }
        });
    }

    private void check(String place, JsonNode node, Consumer<String> parser, String what, String expected) {
        if (!node.isString()) {
            return;
        }
        try {
            parser.accept(node.asString());
        } catch (PatternSyntaxException | DateTimeException | IllegalArgumentException e) {
            String why = e instanceof PatternSyntaxException pattern ? pattern.getDescription() : e.getMessage();
            faults.add("%s: %s '%s' is not valid: expected %s (%s)"
                    .formatted(place, what, node.asString(), expected, why));
        }
    }
}
