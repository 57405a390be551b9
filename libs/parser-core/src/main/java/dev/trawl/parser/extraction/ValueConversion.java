package dev.trawl.parser.extraction;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.sitefile.rules.DateForm;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.NumberStyle;
import dev.trawl.sitefile.rules.Rules;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Converts texts to the values of fields. A text that is no such value counts as missing. */
final class ValueConversion {

    /** A longer text is no address, and resolving it takes quadratic time. */
    private static final int MAX_URL = 4_096;

    private final Rules rules;

    private final NumberStyle numbers;

    /** The type that a word stands for. */
    private final Map<String, ArticleType> articleTypes = new HashMap<>();

    private final ZoneId zone;

    ValueConversion(Rules rules, ZoneId zone) {
        this.rules = rules;
        this.numbers = rules.numbers() == null ? NumberStyle.DEFAULT : rules.numbers();
        this.zone = zone;
        rules.articleTypes().forEach((type, words) -> words.forEach(word -> articleTypes.putIfAbsent(word, type)));
    }

    /**
     * A value and whether it is exact.
     *
     * @param exact false for a number that the page rounds
     */
    record Value(Object value, boolean exact) {}

    Optional<Value> convert(String text, ValueType type, Document page) {
        return switch (type) {
            case TEXT, BODY, TEXTS -> text.isBlank() ? Optional.empty() : Optional.of(new Value(text.strip(), true));
            case INTEGER -> NumberText.in(text, numbers).map(number -> new Value(number.value(), number.exact()));
            case DATE -> date(text).map(date -> new Value(date, true));
            case URL -> url(text, page).map(url -> new Value(url, true));
            case ARTICLE_TYPE -> articleType(text).map(word -> new Value(word, true));
            case FLAG -> Optional.of(new Value(true, true));
        };
    }

    private Optional<DateForm.ShownDate> date(String text) {
        for (DateForm form : rules.dates()) {
            var date = form.parse(plainSpaces(text), zone);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    /** Pages put no-break spaces into dates, narrow ones before AM and PM. */
    private static String plainSpaces(String text) {
        return text.replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .replace('\u2009', ' ')
                .strip();
    }

    private static Optional<String> url(String text, Document page) {
        if (text.isBlank() || text.length() > MAX_URL) {
            return Optional.empty();
        }
        if (isResolved(text)) {
            return Optional.of(text);
        }
        String absolute = page.createElement("a").attr("href", text).absUrl("href");
        return absolute.startsWith("http://") || absolute.startsWith("https://")
                ? Optional.of(absolute)
                : Optional.empty();
    }

    /** Whether resolving leaves the address as it is, as most are: absolute, and without anything that is taken out or encoded. */
    private static boolean isResolved(String text) {
        int host = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int path = host;
        while (path < text.length() && isHostPart(text.charAt(path))) {
            path++;
        }
        if (path == host || path == text.length() || text.charAt(path) != '/') {
            return false;
        }
        for (int i = path; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#' || c == '\\' || c == '.' && text.charAt(i - 1) == '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHostPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-';
    }

    private Optional<ArticleType> articleType(String text) {
        return Optional.ofNullable(articleTypes.get(text.strip()));
    }
}
