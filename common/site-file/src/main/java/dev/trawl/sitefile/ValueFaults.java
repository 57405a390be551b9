package dev.trawl.sitefile;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.trawl.sitefile.SiteFileYaml.Fault;
import dev.trawl.sitefile.rules.DateForm;
import dev.trawl.sitefile.rules.NumberStyle;
import dev.trawl.sitefile.selectors.BrowserSelector;
import dev.trawl.sitefile.selectors.RuleSelector;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a JSON schema cannot see: selectors, patterns, forms of dates and zones that are not valid. All of them, each with its place. */
final class ValueFaults {

    private static final Set<String> PATTERNS = Set.of("pattern", "text", "html");

    /** Keys whose values are selectors, below {@code pages}, {@code signs} and {@code overlays}. */
    private static final Set<String> ASKED_OF_THE_BROWSER =
            Set.of("ready", "item", "links", "next", "last", "more", "button", "select", "when", "click");

    /** The same below {@code rules}. */
    private static final Set<String> ASKED_OF_JSOUP = Set.of("select", "without", "in", "items", "present");

    private static final java.util.regex.Pattern URL_HOST =
            java.util.regex.Pattern.compile("^(https?)://([^/{}:]+)(?::([0-9]{1,5}))?/");

    private final List<Fault> faults = new ArrayList<>();

    private ValueFaults() {}

    /** What has not the shape that the schema asks for is passed over. */
    static List<Fault> of(JsonNode file) {
        var values = new ValueFaults();
        values.check("zone", file.path("zone"), ZoneId::of, "time zone", "such as Asia/Shanghai");
        JsonNode dates = file.path("rules").path("dates");
        values.date("rules.dates", dates);
        for (int i = 0; i < dates.size(); i++) {
            values.date("rules.dates." + i, dates.get(i));
        }
        values.contradictions(dates);
        values.numbers(file.path("rules").path("numbers"));
        for (String half : List.of("users", "pages", "signs", "rules")) {
            values.strings(half, file.path(half), PATTERNS, values::pattern);
        }
        for (String half : List.of("pages", "signs", "overlays")) {
            values.strings(half, file.path(half), ASKED_OF_THE_BROWSER, values::browserSelector);
        }
        values.hosts(file);
        values.strings("signs.empty", file.path("signs").path("empty"), ASKED_OF_JSOUP, values::ruleSelector);
        values.strings("rules", file.path("rules"), ASKED_OF_JSOUP, values::ruleSelector);
        return values.faults;
    }

    private void date(String place, JsonNode form) {
        check(place, form, DateForm::new, "date form", "such as yyyy-MM-dd HH:mm:ss");
    }

    /** Forms that read a text as different days: which one is meant cannot be told. */
    private void contradictions(JsonNode dates) {
        List<DateForm> forms = new ArrayList<>();
        for (JsonNode date : dates) {
            try {
                forms.add(new DateForm(date.asString("")));
            } catch (IllegalArgumentException e) {
                return; // reported already
            }
        }
        for (int i = 0; i < forms.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (forms.get(i).contradicts(forms.get(j))) {
                    faults.add(new Fault(
                            "rules.dates." + i,
                            "date form '" + forms.get(i) + "' and '" + forms.get(j)
                                    + "' read one text as different days, expected one of them"));
                }
            }
        }
    }

    private void numbers(JsonNode numbers) {
        var words = new HashMap<String, Long>();
        numbers.path("words")
                .properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asLong(0)));
        try {
            new NumberStyle(text(numbers, "group"), text(numbers, "decimal"), words);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault("rules.numbers", String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isString() ? node.path(key).asString() : null;
    }

    /** A page that the fetcher's own address policy would refuse. */
    private void hosts(JsonNode file) {
        JsonNode named = file.path("hosts").path("allow");
        List<String> allow = (named.isString() ? Stream.of(named) : named.valueStream())
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
        for (String page : allow.isEmpty() ? List.<String>of() : List.of("profile", "list")) {
            URL_HOST.matcher(file.path("pages").path(page).path("url").asString(""))
                    .results()
                    .filter(url -> !new Hosts(allow, null, null).allows(url.group(2), port(url)))
                    .forEach(url -> faults.add(new Fault(
                            "pages." + page + ".url", "is on " + url.group(2) + ", expected one of hosts.allow")));
        }
    }

    private static int port(MatchResult url) {
        if (url.group(3) != null) {
            return Integer.parseInt(url.group(3));
        }
        return url.group(1).equals("https") ? 443 : 80;
    }

    /** Has each value of these keys looked at, at any depth. */
    private void strings(String place, JsonNode node, Set<String> keys, BiConsumer<String, JsonNode> look) {
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            strings(place + "." + i, node.get(i), keys, look);
        }
        node.properties().forEach(property -> {
            String at = place + "." + property.getKey();
            if (keys.contains(property.getKey()) && property.getValue().isString()) {
                look.accept(at, property.getValue());
            } else {
                strings(at, property.getValue(), keys, look);
            }
        });
    }

    private void pattern(String place, JsonNode node) {
        check(place, node, Pattern::compile, "pattern", "a regular expression in RE2 syntax");
    }

    private void browserSelector(String place, JsonNode node) {
        check(place, node, BrowserSelector::check, "selector", "plain CSS");
    }

    private void ruleSelector(String place, JsonNode node) {
        check(place, node, RuleSelector::check, "selector", "CSS, as jsoup knows it");
    }

    private void check(String place, JsonNode node, Consumer<String> parser, String what, String expected) {
        if (!node.isString()) {
            return;
        }
        try {
            parser.accept(node.asString());
        } catch (PatternSyntaxException | DateTimeException | IllegalArgumentException e) {
            String why = e instanceof PatternSyntaxException pattern ? pattern.getDescription() : e.getMessage();
            faults.add(new Fault(
                    place, "%s '%s' is not valid: expected %s (%s)".formatted(what, node.asString(), expected, why)));
        }
    }
}
