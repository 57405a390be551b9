package dev.trawl.sitefile.selectors;

import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Selectors that a browser is asked: plain CSS. */
public final class BrowserSelector {

    /** <a href="https://www.w3.org/TR/selectors-4/#overview">Selectors 4</a>, and the elements of CSS Pseudo 4. */
    private static final Set<String> KNOWN = Set.of(
            "active",
            "after",
            "any-link",
            "autofill",
            "backdrop",
            "before",
            "checked",
            "default",
            "defined",
            "dir",
            "disabled",
            "empty",
            "enabled",
            "first-child",
            "first-letter",
            "first-line",
            "first-of-type",
            "focus",
            "focus-visible",
            "focus-within",
            "fullscreen",
            "has",
            "host",
            "hover",
            "in-range",
            "indeterminate",
            "invalid",
            "is",
            "lang",
            "last-child",
            "last-of-type",
            "link",
            "marker",
            "modal",
            "not",
            "nth-child",
            "nth-last-child",
            "nth-last-of-type",
            "nth-of-type",
            "only-child",
            "only-of-type",
            "open",
            "optional",
            "out-of-range",
            "placeholder",
            "placeholder-shown",
            "popover-open",
            "read-only",
            "read-write",
            "required",
            "root",
            "scope",
            "selection",
            "slotted",
            "target",
            "user-invalid",
            "user-valid",
            "valid",
            "visited",
            "where");

    private static final Pattern PSEUDO = Pattern.compile("(?<!\\\\)::?([a-zA-Z][\\w-]*)");

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

    private BrowserSelector() {}

    /** @throws IllegalArgumentException saying why it is none */
    public static void check(String selector) {
        PSEUDO.matcher(STRING.matcher(selector).replaceAll("''"))
                .results()
                .filter(name -> !KNOWN.contains(name.group(1).toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("no browser knows " + name.group());
                });
        if (!isSelector(selector)) {
            throw new IllegalArgumentException("a bracket, a quote or a name is missing, or a sign is too much");
        }
    }

    /** Whether it can stand before the braces of one rule. */
    private static boolean isSelector(String text) {
        CascadingStyleSheet sheet = CSSReader.readFromStringReader(
                text + "{}",
                new CSSReaderSettings()
                        .setCustomErrorHandler(new DoNothingCSSParseErrorHandler())
                        .setCustomExceptionHandler(e -> {}));
        return sheet != null
                && sheet.getRuleCount() == 1
                && sheet.getStyleRuleCount() == 1
                && !sheet.getStyleRuleAtIndex(0).getAllSelectors().isEmpty();
    }
}
