package dev.trawl.parser.extraction;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.sitefile.rules.DateForm;
import dev.trawl.sitefile.rules.Field.ValueType;
import dev.trawl.sitefile.rules.NumberStyle;
import dev.trawl.sitefile.rules.Rules;
import java.time.ZoneId;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Converts texts to the values of fields. A text that is no such value counts as missing. */
final class ValueConversion {

    /** A longer text is no address, and resolving it takes quadratic time. */
    private static final int MAX_URL = 4_096;

    private final Rules rules;

    private final NumberStyle numbers;

    private final ZoneId zone;

    ValueConversion(Rules rules, ZoneId zone) {
        this.rules = rules;
        this.numbers = rules.numbers() == null ? NumberStyle.DEFAULT : rules.numbers();
        this.zone = zone;
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
        String absolute = page.createElement("a").attr("href", text).absUrl("href");
        return absolute.startsWith("http://") || absolute.startsWith("https://")
                ? Optional.of(absolute)
                : Optional.empty();
    }

    private Optional<ArticleType> articleType(String text) {
        return rules.articleTypes().entrySet().stream()
                .filter(type -> type.getValue().contains(text.strip()))
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }
}
