package dev.trawl.parser.extraction;

import dev.trawl.contract.Article;
import dev.trawl.contract.Profile;
import dev.trawl.contract.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The result of reading a page. */
public sealed interface PageReading {

    /**
     * The page was read.
     *
     * @param profile absent when the page shows none
     * @param articles in the order of the page, each once
     * @param warnings what the operator should check
     */
    record Shown(@Nullable Profile profile, List<Article> articles, List<String> warnings) implements PageReading {
        public Shown {
            articles = List.copyOf(articles);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The rules find nothing on the page.
     *
     * @param failed the places in the rules, with the selectors, that found nothing
     */
    record LayoutChanged(List<String> failed) implements PageReading {
        public LayoutChanged {
            failed = List.copyOf(failed);
        }

        /** One sentence for the operator. */
        public String reason() {
            return "layout changed: nothing on the page matches " + String.join("; ", failed);
        }
    }

    /**
     * The page does not show that its profile is the one of the visited user.
     *
     * @param expected the visited user
     * @param shown the user that the page shows; absent: the rule finds nothing
     * @param place of the rule that was tried
     */
    record OtherUser(UserId expected, Optional<String> shown, String place) implements PageReading {

        /** One sentence for the operator. */
        public String reason() {
            return shown.map(user -> "it shows the profile of '" + user + "', expected that of '" + expected + "' ("
                            + place + ")")
                    .orElseGet(() -> "it does not show whose profile it is, expected '" + expected
                            + "': nothing on the page matches " + place);
        }
    }

    /** The HTML parser or a later step fails on this page. The fault must not stop other pages. */
    record Broken(String reason) implements PageReading {}

    /** Reading the page exceeds a limit of time or memory. */
    record TooMuch(String reason) implements PageReading {}
}
