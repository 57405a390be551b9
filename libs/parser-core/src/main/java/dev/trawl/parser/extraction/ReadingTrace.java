package dev.trawl.parser.extraction;

import dev.trawl.sitefile.rules.Source;
import java.util.List;
import java.util.function.Supplier;

/** Receives which rule found each value, which fields have none, and which items were left out. */
public interface ReadingTrace {

    /** Does nothing. */
    ReadingTrace NONE = new ReadingTrace() {
        @Override
        public void found(String field, int index, Source source, String text, Object value) {}

        @Override
        public void nothing(String field, List<Source> sources) {}
    };

    /**
     * A value was found.
     *
     * @param field such as {@code profile.fans} or {@code articles.3.title}, items counted from 1
     * @param index of the source in the rules, from 0
     * @param text as it is on the page
     */
    void found(String field, int index, Source source, String text, Object value);

    /** None of the sources found a value. */
    void nothing(String field, List<Source> sources);

    /**
     * A source found a text that is no value of the field's type, such as a date in a form that the rules do not have.
     *
     * @param index of the source in the rules, from 0
     */
    default void unfit(String field, int index, Source source, String text) {}

    /**
     * An item of a list is read.
     *
     * @param number from 1; items that are left out are not counted
     * @param html of the item, made when it is asked for
     */
    default void item(int number, Supplier<String> html) {}

    /**
     * An item of a list was left out because it is no article of the user.
     *
     * @param why the rule, and what it found: {@code articles.owner is 'bob'}
     */
    default void dropped(String why) {}

    /**
     * The page shows that it has no articles.
     *
     * @param sign the index of the first sign of {@code signs.empty} that it shows, from 0
     */
    default void empty(int sign) {}
}
