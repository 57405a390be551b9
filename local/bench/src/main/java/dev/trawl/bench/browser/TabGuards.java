package dev.trawl.bench.browser;

import dev.trawl.fetcher.proxy.VisitProxy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the tabs of a loop have besides the page.
 *
 * @param click how "next" is clicked where the questions do not aim
 * @param contexts whether each visit has a browser context of its own, or all share the browser's
 * @param gates opens the gate that is a visit's way out
 * @param commands told to each new tab, by method
 * @param questions asked instead of the loop's own expression
 */
record TabGuards(
        CdpLoop.Click click,
        boolean contexts,
        Optional<Supplier<VisitProxy>> gates,
        Map<String, Map<String, ?>> commands,
        Optional<PageQuestions> questions) {

    /** Told to each tab, guarded or not. */
    static final Map<String, Map<String, ?>> LEAST = Map.of("Page.enable", Map.of());

    /** Clean visits, and nothing else. */
    static TabGuards clean(CdpLoop.Click click) {
        return new TabGuards(click, true, Optional.empty(), LEAST, Optional.empty());
    }
}
