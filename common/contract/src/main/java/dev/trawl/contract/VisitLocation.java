package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** Where a visit was: the page it wanted, the URL it was at (if any), the HTTP status (if any came). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VisitLocation(
        PageKind kind,
        int number,
        @Nullable String url,
        @Nullable Integer status) {

    public VisitLocation {
        Check.present(kind, "kind");
        Check.atLeast(1, number, "page number");
        url = url == null ? null : Check.text(url, "url");
    }
}
