package dev.trawl.storage.catalog;

import java.util.List;

/**
 * A page of rows.
 *
 * @param total the number of rows on all pages
 */
public record ResultPage<T>(List<T> items, int page, int size, long total) {

    public ResultPage {
        items = List.copyOf(items);
    }
}
