package dev.trawl.sitecheck.reading;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.trawl.parser.extraction.AskedPage;
import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.Signs.Sign;
import dev.trawl.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The selectors, figures and signs of a site file that were looked for on a page, each with what was found. */
final class SelectorChecks {

    /** Characters of an element's text in which a sign is searched, as page.js cuts it. */
    private static final int SIGN_TEXT = 500;

    private static final String ASK_A_BROWSER = "only a browser can tell";

    private static final String HOLDS = "holds";

    private static final String NOT = "does not hold";

    private final AskedPage page;

    private final List<Check> checks = new ArrayList<>();

    SelectorChecks(AskedPage page) {
        this.page = page;
    }

    /**
     * One selector or sign of the site file.
     *
     * @param place in the site file, such as {@code pages.list.ready}
     * @param rule what stands there
     * @param finding for a person
     */
    record Check(String place, String rule, String finding) {}

    List<Check> all() {
        return List.copyOf(checks);
    }

    /** A line a selector and sign. */
    String text() {
        List<List<String>> rows = checks.stream()
                .map(check -> List.of(check.place(), ShownValue.of(check.rule()), check.finding()))
                .toList();
        return new TextTable(List.of("", "", ""), rows).text();
    }

    /** Whether a sign holds. */
    boolean sign(String place, Sign sign) {
        String finding = finding(sign);
        checks.add(new Check(place, rule(sign), finding));
        return finding.equals(HOLDS);
    }

    private static String rule(Sign sign) {
        var rule = new StringBuilder();
        append(rule, "status ", sign.status());
        append(rule, "select ", sign.select());
        append(rule, "text ", sign.text());
        append(rule, "html ", sign.html());
        return rule.toString();
    }

    private static void append(StringBuilder rule, String key, @Nullable Object value) {
        if (value != null) {
            rule.append(rule.isEmpty() ? "" : " ").append(key).append(value);
        }
    }

    private String finding(Sign sign) {
        String select = sign.select();
        if (select != null) {
            OptionalInt found = page.count(select);
            if (found.isEmpty()) {
                return ASK_A_BROWSER;
            }
            String text = page.text(select, Optional.empty()).orElse("");
            if (found.getAsInt() == 0) {
                return NOT;
            }
            if (sign.text() != null && !finds(sign.text(), text.substring(0, Math.min(SIGN_TEXT, text.length())))) {
                return NOT + ": the element has the text '" + ShownValue.text(text) + "'";
            }
        }
        if (sign.html() != null && !finds(sign.html(), page.html())) {
            return NOT;
        }
        return sign.status() == null ? HOLDS : "holds, if the status is " + sign.status();
    }

    private static boolean finds(@Nullable Pattern pattern, String text) {
        return pattern == null || pattern.matcher(text).find();
    }

    /** Whether a selector finds something; empty where only a browser knows it. */
    Optional<Boolean> holds(String place, String selector) {
        OptionalInt found = page.count(selector);
        String finding = ASK_A_BROWSER;
        if (found.isPresent()) {
            finding = found.getAsInt() == 0 ? NOT : HOLDS;
        }
        checks.add(new Check(place, selector, finding));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getAsInt() > 0);
    }

    /** How many elements a selector finds; -1 where only a browser knows it. */
    int counted(String place, String selector) {
        OptionalInt found = page.count(selector);
        checks.add(new Check(
                place,
                selector,
                found.isEmpty()
                        ? ASK_A_BROWSER
                        : found.getAsInt() == 1 ? "1 element" : found.getAsInt() + " elements"));
        return found.orElse(-1);
    }

    /** Whether a selector is given and finds something. */
    boolean holdsOr(String place, @Nullable String selector) {
        return selector != null && holds(place, selector).orElse(true);
    }

    /** Whether a figure is found, and is a number. */
    boolean figure(String place, @Nullable Figure figure) {
        if (figure == null) {
            return false;
        }
        if (figure.value() != null) {
            checks.add(new Check(place, "value", "is " + figure.value()));
            return true;
        }
        String select = figure.select();
        Optional<String> text =
                select == null ? Optional.of(page.scripts()) : page.text(select, Optional.ofNullable(figure.attr()));
        Optional<String> number = text.flatMap(found -> cut(figure.pattern(), found));
        boolean isNumber = number.filter(found -> found.replaceAll("[\\s,]", "").matches("-?[0-9]{1,9}"))
                .isPresent();
        boolean unknown = select != null && page.count(select).isEmpty();
        String finding = number.map(found -> (isNumber ? "is " : "is no number: ") + ShownValue.text(found))
                .orElse(unknown ? ASK_A_BROWSER : "finds nothing");
        String rule = (select == null ? "scripts" : select)
                + (figure.attr() == null ? "" : " attr " + figure.attr())
                + (figure.pattern() == null ? "" : " pattern " + figure.pattern());
        checks.add(new Check(place, rule, finding));
        return isNumber || unknown;
    }

    private static Optional<String> cut(@Nullable Pattern pattern, String text) {
        if (pattern == null) {
            return Optional.of(text);
        }
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group());
    }
}
