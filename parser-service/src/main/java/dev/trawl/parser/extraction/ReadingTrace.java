package dev.trawl.parser.extraction;

import dev.trawl.sitefile.rules.Source;
import java.util.List;

/** Told which rule found each value, which fields nothing was found for, and which items were left out. */
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
     * @param text what stood on the page
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
     * An item of a list was left out, as none of the user's articles.
     *
     * @param why the rule, and what it found: {@code articles.owner is 'bob'}
     */
    default void dropped(String why) {}

    /**
     * The page says that there are no articles.
     *
     * @param sign the first that holds of {@code signs.empty}, from 0
     */
    default void empty(int sign) {}
}
