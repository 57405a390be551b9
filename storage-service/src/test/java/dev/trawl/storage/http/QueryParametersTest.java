package dev.trawl.storage.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.http.BadParameter;
import dev.trawl.storage.catalog.Catalog.ArticleOrder;
import dev.trawl.storage.catalog.Catalog.ProfileOrder;
import dev.trawl.storage.catalog.Catalog.Slice;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Parsing of URL parameters. */
final class QueryParametersTest {

    @Test
    void haveDefaults() {
        assertThat(QueryParameters.slice(null, null, null, ProfileOrder.class, "user"))
                .isEqualTo(new Slice<>(0, 100, ProfileOrder.USER, false));
        assertThat(QueryParameters.slice("2", "10", "reads,desc", ArticleOrder.class, "published,desc"))
                .isEqualTo(new Slice<>(2, 10, ArticleOrder.READS, true));
    }

    @Test
    void takeDatesAndTimes() {
        assertThat(QueryParameters.time("from", "2026-03-04")).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(QueryParameters.time("from", "2026-03-04T08:00:00+08:00"))
                .isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
        refused(() -> QueryParameters.time("to", "yesterday"), "to", "2026-03-04");
        refused(() -> QueryParameters.time("to", "2026-03-04T08:00:00"), "to", "offset");
    }

    @Test
    void sayWhatWasExpected() {
        refused(() -> slice(null, "1001", null), "size", "1 to 1000");
        refused(() -> slice(null, "ten", null), "size", "1 to 1000");
        refused(() -> slice("2000", "50", null), "page", "export");
        refused(() -> slice(null, null, "password"), "sort", "fans");
        refused(() -> slice(null, null, "fans;drop"), "sort", "fans");
        refused(() -> slice(null, null, "fans,down"), "sort", "asc or desc");
        refused(() -> QueryParameters.site("../x"), "site", "to match");
        refused(() -> QueryParameters.user("a/b"), "user", "no white space");
        refused(() -> QueryParameters.user(""), "user", "a user ID");
        refused(() -> QueryParameters.type("essay"), "type", "original, repost, translation");
        refused(() -> QueryParameters.text(" "), "text", "characters");
        refused(() -> QueryParameters.flag("bom", "yes"), "bom", "true or false");
    }

    private static void slice(@Nullable String page, @Nullable String size, @Nullable String sort) {
        QueryParameters.slice(page, size, sort, ProfileOrder.class, "user");
    }

    private static void refused(ThrowingCallable call, String parameter, String expected) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BadParameter.class, e -> {
            assertThat(e.parameter()).isEqualTo(parameter);
            assertThat(e.expected()).contains(expected);
        });
    }
}
