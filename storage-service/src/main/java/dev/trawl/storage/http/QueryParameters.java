package dev.trawl.storage.http;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.UserId;
import dev.trawl.http.BadParameter;
import dev.trawl.http.PageBounds;
import dev.trawl.http.ParameterValues;
import dev.trawl.storage.catalog.Catalog.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses the parameters of a URL. Each method throws {@link BadParameter} for a bad value. */
final class QueryParameters {

    private static final int MAX_TEXT = 200;

    private QueryParameters() {}

    static @Nullable String site(@Nullable String value) {
        return checked("site", "the ID of a site", value, text -> new SiteId(text).value());
    }

    static @Nullable String user(@Nullable String value) {
        return checked("user", "a user ID", value, text -> new UserId(text).value());
    }

    static @Nullable String crawl(@Nullable String value) {
        return checked("crawl", "the ID of a crawl", value, text -> new CrawlId(text).value());
    }

    private static @Nullable String checked(
            String name, String kind, @Nullable String value, Function<String, String> type) {
        if (value == null) {
            return null;
        }
        try {
            return type.apply(value);
        } catch (IllegalArgumentException e) {
            throw BadParameter.of(name, kind, e);
        }
    }

    static @Nullable ArticleType type(@Nullable String value) {
        return value == null ? null : ParameterValues.choice("type", value, ArticleType.class);
    }

    static @Nullable String text(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > MAX_TEXT || value.indexOf('\0') >= 0) {
            throw new BadParameter("text", "text is blank, too long or has a NUL", "1 to " + MAX_TEXT + " characters");
        }
        return value;
    }

    /** A date means its start in UTC. */
    static @Nullable Instant time(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return value.length() > 10
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadParameter(
                    name,
                    ParameterValues.fault(name, value),
                    "a date or a time with its offset, such as 2026-03-04 or 2026-03-04T05:06:07Z",
                    e);
        }
    }

    static boolean flag(String name, @Nullable String value) {
        return value != null && ParameterValues.flag(name, value);
    }

    /** Page, size and {@code order[,asc|,desc]}. */
    static <O extends Enum<O>> Slice<O> slice(
            @Nullable String page, @Nullable String size, @Nullable String sort, Class<O> orders, String defaultSort) {
        var bounds = PageBounds.of(page, size);
        int pages = Slice.MAX_ROWS / bounds.size();
        if (bounds.page() >= pages) {
            throw new BadParameter(
                    "page",
                    ParameterValues.fault("page", String.valueOf(bounds.page())),
                    "a whole number from 0 to " + (pages - 1) + "; an export has all rows");
        }
        String text = sort == null ? defaultSort : sort;
        int comma = text.indexOf(',');
        O order = ParameterValues.choice("sort", comma < 0 ? text : text.substring(0, comma), orders);
        boolean descending = switch (comma < 0 ? "asc" : text.substring(comma + 1)) {
            case "asc" -> false;
            case "desc" -> true;
            default ->
                throw new BadParameter("sort", ParameterValues.fault("sort", text), "asc or desc after the comma");
        };
        return new Slice<>(bounds.page(), bounds.size(), order, descending);
    }
}
