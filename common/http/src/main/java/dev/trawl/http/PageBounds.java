package dev.trawl.http;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param page from 0
 * @param size the most entries of the page
 */
public record PageBounds(int page, int size) {

    /** The parameter {@code page} in an OpenAPI document. */
    public static final String PAGE = "Number of the page, from 0. The default is 0.";

    /** The parameter {@code size} in an OpenAPI document. */
    public static final String SIZE = "Entries on a page, 1 to 1000. The default is 100.";

    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;

    public PageBounds {
        if (page < 0 || size < 1 || size > MAX_SIZE || (page + 1L) * size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("page " + page + " of size " + size + ", expected a size of 1 to "
                    + MAX_SIZE + " and no more than " + Integer.MAX_VALUE + " entries in all");
        }
    }

    /** @throws BadParameter naming the parameter that is out of its range */
    public static PageBounds of(@Nullable String page, @Nullable String size) {
        int entries = size == null ? DEFAULT_SIZE : ParameterValues.number("size", size, 1, MAX_SIZE);
        return new PageBounds(
                page == null ? 0 : ParameterValues.number("page", page, 0, Integer.MAX_VALUE / entries - 1), entries);
    }

    /** How many entries of the list are before the page. */
    public int offset() {
        return page * size;
    }
}
