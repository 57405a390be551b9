package dev.trawl.sitefile;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a page is something else than its URL promises. The usual statuses (404 and 410; 403, 429 and 503) are
 * always signs.
 */
public record Signs(List<Sign> notFound, List<Sign> empty, List<Sign> blocked) {

    static final Signs STATUS_ONLY = new Signs(null, null, null);

    public Signs(@Nullable List<Sign> notFound, @Nullable List<Sign> empty, @Nullable List<Sign> blocked) {
        this.notFound = with(notFound, 404, 410);
        this.empty = empty == null ? List.of() : List.copyOf(empty);
        this.blocked = with(blocked, 403, 429, 503);
    }

    private static List<Sign> with(@Nullable List<Sign> own, Integer... statuses) {
        var usual = Stream.of(statuses).map(status -> new Sign(status, null, null, null));
        return Stream.concat(own == null ? Stream.of() : own.stream(), usual)
                .distinct()
                .toList();
    }

    /**
     * One sign; all that it names must hold.
     *
     * @param status HTTP status of the document
     * @param select CSS selector that finds an element
     * @param text found in the text of that element
     * @param html found in the page's HTML, for pages that have no elements to speak of; anchor it
     */
    public record Sign(
            @Nullable Integer status,
            @Nullable String select,
            @Nullable Pattern text,
            @Nullable Pattern html) {

        public Sign {
            if (status == null && select == null && html == null) {
                throw new IllegalArgumentException("a sign has no status, select or html, expected at least one");
            }
            if (text != null && select == null) {
                throw new IllegalArgumentException("a sign has text without select, expected the place of the text");
            }
        }
    }
}
