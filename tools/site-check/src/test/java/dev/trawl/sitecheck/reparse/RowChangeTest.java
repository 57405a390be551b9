package dev.trawl.sitecheck.reparse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trawl.contract.Article;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.DatePrecision;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Profile;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowChangeTest {

    private static final OffsetDateTime DATE = OffsetDateTime.parse("2024-05-12T00:00:00+08:00");

    private static final VisitRef VISIT = new VisitRef(
            new TaskId(new UUID(1, 2)),
            new CrawlId("crawl-1"),
            new SiteId("blog"),
            new UserId("ann"),
            1,
            new VisitId(new UUID(3, 4)));

    private static Article article(String id, @Nullable String title, @Nullable String sourceUrl) {
        return new Article(
                id, null, title, null, null, null, null, null, null, null, null, null, null, false, null, null,
                sourceUrl);
    }

    private static PageRecord record(@Nullable Long fans, Article... articles) {
        Profile profile = fans == null
                ? null
                : new Profile(
                        "Ann", null, null, null, null, null, null, fans, null, null, null, null, null, null, null, null,
                        null, null);
        return new PageRecord(
                VISIT,
                PageKind.LIST,
                1,
                "https://blog.test/ann",
                200,
                Instant.EPOCH,
                "any",
                profile,
                List.of(articles),
                List.of());
    }

    /** Records of earlier versions have dates without their precision. */
    @Test
    void countsAPrecisionOnlyWhereItHasChanged() {
        assertThat(RowChange.between(Optional.of(record(null, dated(null))), record(null, dated(DatePrecision.DAY))))
                .isEmpty();
        assertThat(RowChange.between(
                        Optional.of(record(null, dated(DatePrecision.DAY))), record(null, dated(DatePrecision.MINUTE))))
                .singleElement()
                .satisfies(change -> assertThat(change.fields()).containsExactly("published-at"));
    }

    private static Article dated(@Nullable DatePrecision precision) {
        return new Article(
                "a", null, null, null, null, DATE, precision, null, null, null, null, null, null, null, null, null,
                null);
    }

    @Test
    void findsNothingBetweenEqualReadings() {
        assertThat(RowChange.between(
                        Optional.of(record(7L, article("1", "One", null))), record(7L, article("1", "One", null))))
                .isEmpty();
    }

    @Test
    void namesTheFieldsThatHaveAnotherValueAndThoseThatHaveNoneAnyMore() {
        var before = record(7L, article("1", "One", "https://a.test/"), article("2", "Two", null));
        var now = record(8L, article("1", "Uno", null), article("2", "Two", "https://b.test/"));

        assertThat(RowChange.between(Optional.of(before), now))
                .extracting(change -> change.row().article(), RowChange::kind, RowChange::fields, RowChange::lost)
                .containsExactly(
                        tuple("", RowChange.Kind.DIFFERS, Set.of("fans"), Set.of()),
                        tuple("1", RowChange.Kind.DIFFERS, Set.of("title"), Set.of("source-url")),
                        tuple("2", RowChange.Kind.DIFFERS, Set.of("source-url"), Set.of()));
    }

    @Test
    void tellsRowsThatAreNewFromThoseThatAreGone() {
        var before = record(7L, article("1", "One", null), article("2", "Two", null));
        var now = record(null, article("2", "Two", null), article("3", "Three", null));

        assertThat(RowChange.between(Optional.of(before), now))
                .extracting(change -> change.row().article() + " " + change.kind())
                .containsExactlyInAnyOrder("3 NEW", "1 GONE", " GONE");
    }

    @Test
    void callsEveryRowNewWhereThereWasNoReadingBefore() {
        assertThat(RowChange.between(Optional.empty(), record(7L, article("1", "One", null))))
                .extracting(RowChange::kind)
                .containsExactly(RowChange.Kind.NEW, RowChange.Kind.NEW);
    }
}
