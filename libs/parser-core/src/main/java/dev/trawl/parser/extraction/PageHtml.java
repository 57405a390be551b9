package dev.trawl.parser.extraction;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A page to read.
 *
 * @param url what relative links are resolved against
 * @param user the owner of the page
 * @param html in UTF-8
 */
public record PageHtml(PageKind kind, String url, UserId user, byte[] html) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PageHtml that
                && kind == that.kind
                && url.equals(that.url)
                && user.equals(that.user)
                && Arrays.equals(html, that.html);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(html) * 31 + url.hashCode();
    }

    @Override
    public String toString() {
        return kind.label() + " page " + url + ", " + html.length + " bytes";
    }
}
