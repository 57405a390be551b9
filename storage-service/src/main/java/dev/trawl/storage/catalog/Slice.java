package dev.trawl.storage.catalog;

/**
 * A part of the sorted rows. Rows without a value in the order's column come last.
 *
 * @param page from 0
 * @param size rows on a page
 */
public record Slice<O extends Enum<O>>(int page, int size, O order, boolean descending) {

    /** The last row that paging reaches. An export has all rows. */
    public static final int MAX_ROWS = 100_000;

    public Slice {
        if (page < 0 || size < 1 || (page + 1L) * size > MAX_ROWS) {
            throw new IllegalArgumentException("page " + page + " of size " + size + ", expected a size of at least 1 and no"
                    + " more than " + MAX_ROWS + " rows in all");
        }
    }

    public int offset() {
        return page * size;
    }
}
