package dev.trawl.sitefile.selectors;

import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selectors that a browser is asked: plain CSS. */
public final class BrowserSelector {

    /** What jsoup and jQuery have beside CSS. A browser refuses the whole selector. */
    private static final Pattern NO_CSS = Pattern.compile(
            "(?<!\\\\):(contains\\w*|matches\\w*|matchText|eq|lt|gt|first|last|even|odd|visible|hidden|header|input|button|text)\\b(?!-)");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private BrowserSelector() {}

    /** @throws IllegalArgumentException saying why it is none */
    public static void check(String selector) {
        Matcher unknown = NO_CSS.matcher(STRING.matcher(selector).replaceAll("''"));
        if (unknown.find()) {
            throw new IllegalArgumentException("no browser knows " + unknown.group());
        }
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
