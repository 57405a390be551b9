package dev.trawl.parser.extraction;

import dev.trawl.messages.Article;
import dev.trawl.messages.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of reading a page. */
public sealed interface PageReading {

    /**
     * The page shows what it should.
     *
     * @param profile absent when the page shows none
     * @param articles in the order of the page, each once
     * @param warnings what a person should look at
     */
    record Shown(@Nullable Profile profile, List<Article> articles, List<String> warnings) implements PageReading {
        public Shown {
            articles = List.copyOf(articles);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Nothing of what the rules look for is on the page.
     *
     * @param failed the places in the rules, with the selectors, that found nothing
     */
    record LayoutChanged(List<String> failed) implements PageReading {
        public LayoutChanged {
            failed = List.copyOf(failed);
        }

        /** One sentence for a person. */
        public String reason() {
            return "layout changed: nothing on the page matches " + String.join("; ", failed);
        }
    }

    /** The HTML parser, or a step after it, fails on this page: a fault of the parser that must not stop the pages behind it. */
    record Broken(String reason) implements PageReading {}

    /** Reading the page would take more time or memory than a page may have. */
    record TooMuch(String reason) implements PageReading {}
}
