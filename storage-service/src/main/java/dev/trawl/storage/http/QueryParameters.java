package dev.trawl.storage.http;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.UserId;
import dev.trawl.storage.catalog.Catalog.Slice;
import dev.trawl.storage.http.StorageProblems.BadParameter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses the parameters of a URL. Each method throws {@link BadParameter} for a bad value. */
final class QueryParameters {

    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_TEXT = 200;

    private QueryParameters() {}

    static @Nullable String site(@Nullable String value) {
        return checked("site", value, text -> new SiteId(text).value());
    }

    static @Nullable String user(@Nullable String value) {
        return checked("user", value, text -> new UserId(text).value());
    }

    static @Nullable String crawl(@Nullable String value) {
        return checked("crawl", value, text -> new CrawlId(text).value());
    }

    private static @Nullable String checked(String name, @Nullable String value, Function<String, String> type) {
        if (value == null) {
            return null;
        }
        try {
            return type.apply(value);
        } catch (IllegalArgumentException e) {
            throw new BadParameter(name, "a " + name + "; " + e.getMessage());
        }
    }

    static @Nullable ArticleType type(@Nullable String value) {
        return value == null ? null : choice("type", value, ArticleType.class);
    }

    static @Nullable String text(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > MAX_TEXT || value.indexOf('\0') >= 0) {
            throw new BadParameter("text", "1 to " + MAX_TEXT + " characters");
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
                    name, "a date or a time with its offset, such as 2026-03-04 or 2026-03-04T05:06:07Z");
        }
    }

    static boolean flag(String name, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadParameter(name, "true or false");
        };
    }

    /** Page, size and {@code order[,asc|,desc]}. */
    static <O extends Enum<O>> Slice<O> slice(
            @Nullable String page, @Nullable String size, @Nullable String sort, Class<O> orders, String defaultSort) {
        int rows = number("size", size, DEFAULT_SIZE, 1, Slice.MAX_SIZE);
        int number = number("page", page, 0, 0, Slice.MAX_ROWS / rows - 1);
        String text = sort == null ? defaultSort : sort;
        int comma = text.indexOf(',');
        O order = choice("sort", comma < 0 ? text : text.substring(0, comma), orders);
        boolean descending = switch (comma < 0 ? "asc" : text.substring(comma + 1)) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw new BadParameter("sort", "asc or desc after the comma");
        };
        return new Slice<>(number, rows, order, descending);
    }

    private static int number(String name, @Nullable String value, int defaultValue, int from, int to) {
        if (value == null) {
            return defaultValue;
        }
        try {
            int number = Integer.parseInt(value);
            if (from <= number && number <= to) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadParameter(name, "a number from " + from + " to " + to);
        }
        throw new BadParameter(
                name, "a number from " + from + " to " + to + (name.equals("page") ? "; an export has all rows" : ""));
    }

    private static <E extends Enum<E>> E choice(String name, String value, Class<E> type) {
        E[] all = type.getEnumConstants();
        return Arrays.stream(all)
                .filter(one -> label(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new BadParameter(
                        name,
                        Arrays.stream(all)
                                .map(QueryParameters::label)
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
