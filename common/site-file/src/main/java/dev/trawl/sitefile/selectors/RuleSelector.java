package dev.trawl.sitefile.selectors;

import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/** Selectors that the parser asks of jsoup. */
public final class RuleSelector {

    private RuleSelector() {}

    /** @throws IllegalArgumentException saying why it is none */
    public static void check(String selector) {
        try {
            var unused = QueryParser.parse(selector);
        } catch (Selector.SelectorParseException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage())
                            .replaceFirst("^Did not find balanced marker at .*", "a bracket or a quote is not closed"),
                    e);
        }
    }
}
