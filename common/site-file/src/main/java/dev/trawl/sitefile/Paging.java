package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trawl.sitefile.Pages.Figure;
import org.jspecify.annotations.Nullable;

/** How a list goes on from one page to the next. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Paging.None.class, name = "none"),
    @JsonSubTypes.Type(value = Paging.Click.class, name = "click"),
    @JsonSubTypes.Type(value = Paging.Url.class, name = "url"),
    @JsonSubTypes.Type(value = Paging.Scroll.class, name = "scroll"),
})
public sealed interface Paging {

    /** The most pages of a list that a visit follows. */
    int DEFAULT_MAX = 1000;

    int max();

    /** The list is one page. */
    record None() implements Paging {
        @Override
        public int max() {
            return 1;
        }
    }

    /**
     * A click on "next".
     *
     * @param next CSS selector of the element to click; when it is not there and nothing says more pages, the list ends
     * @param last CSS selector that stands on the last page only, such as a disabled "next"
     * @param current the number of the page shown
     * @param count how many pages there are, where the page says so
     */
    record Click(
            String next,
            @Nullable String last,
            @Nullable Figure current,
            @Nullable PageCount count,
            int max) implements Paging {
        @JsonCreator
        public Click(
                String next,
                @Nullable String last,
                @Nullable Figure current,
                @Nullable PageCount count,
                @Nullable Integer max) {
            this(next, last, current, count, max == null ? DEFAULT_MAX : max.intValue());
        }
    }

    /**
     * A URL for each page.
     *
     * @param count how many pages there are; may appear on any page and is revised upwards
     * @param more CSS selector that stands where there is a next page, for pages that show no count
     * @param untilEmpty whether a page without items ends the list; such a page is none of it
     */
    record Url(@Nullable PageCount count, @Nullable String more, boolean untilEmpty, int max) implements Paging {
        @JsonCreator
        public Url(
                @Nullable PageCount count, @Nullable String more, @Nullable Boolean untilEmpty, @Nullable Integer max) {
            this(count, more, Boolean.TRUE.equals(untilEmpty), max == null ? DEFAULT_MAX : max.intValue());
        }

        public Url {
            if (count == null && more == null && !untilEmpty) {
                throw new IllegalArgumentException(
                        "paging by url has neither count, more nor until-empty, expected at least one");
            }
            if (more != null && untilEmpty) {
                throw new IllegalArgumentException("paging by url has more and until-empty, expected one of them");
            }
        }
    }

    /**
     * More items by scrolling to the end, or by a "load more" button; each load is a page.
     *
     * @param button CSS selector to click instead of scrolling
     * @param last CSS selector that stands when nothing more will come
     */
    record Scroll(@Nullable String button, @Nullable String last, int max) implements Paging {
        @JsonCreator
        public Scroll(@Nullable String button, @Nullable String last, @Nullable Integer max) {
            this(button, last, max == null ? DEFAULT_MAX : max.intValue());
        }
    }

    /** How many pages a list has: as a number of its own, or as a total of items and items a page. */
    record PageCount(
            @Nullable Figure pages,
            @Nullable Figure total,
            @Nullable Figure size) {
        public PageCount {
            if (pages == null && (total == null || size == null)) {
                throw new IllegalArgumentException("a page count needs pages, or total and size");
            }
        }
    }
}
