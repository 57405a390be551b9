package dev.trawl.storage.postgres;

import dev.trawl.messages.Article;
import dev.trawl.messages.PageKind;
import dev.trawl.storage.intake.RecordReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The articles of a batch of pages, as rows of {@code article} and {@code article_observation}. */
final class ArticleRows {

    private static final List<String> KEY = List.of("site", "user_id", "article_id");

    /** What is observed over time. */
    private static final List<Column> FIGURES = List.of(
            Column.number("reads"),
            Column.number("comments"),
            Column.number("likes"),
            Column.number("collects"),
            Column.flag("pinned"));

    private static final List<Column> COLUMNS = Stream.concat(
                    FIGURES.stream(),
                    Stream.of(
                            Column.text("url"),
                            Column.text("title"),
                            Column.text("type"),
                            Column.text("summary"),
                            Column.time("published_at"),
                            Column.time("updated_at"),
                            Column.text("body").ofItsPage(),
                            Column.texts("tags").ofItsPage(),
                            Column.text("source_url").ofItsPage(),
                            Column.time("page_seen_at").ofItsPage()))
            .toList();

    private static final ObservationTable ARTICLE = ObservationTable.ofLatest("article", KEY, COLUMNS);
    private static final ObservationTable OBSERVATION =
            ObservationTable.ofEveryTask("article_observation", KEY, FIGURES);

    private final Observations latest = new Observations(ARTICLE);
    private final Observations observed = new Observations(OBSERVATION);

    void add(RecordReading recordReading) {
        Provenance provenance = Provenance.of(recordReading);
        var account = recordReading.page().visit().account();
        for (Article article : recordReading.page().articles()) {
            var key = List.of(account.site().value(), account.userId().value(), article.articleId());
            @Nullable Object[] values = values(recordReading, article);
            observed.add(provenance, key, Arrays.copyOf(values, FIGURES.size()));
            latest.add(provenance, key, values);
        }
    }

    private static @Nullable Object[] values(RecordReading recordReading, Article article) {
        return new @Nullable Object[] {
            article.reads(),
            article.comments(),
            article.likes(),
            article.collects(),
            article.pinned(),
            article.url(),
            article.title(),
            article.type() == null ? null : article.type().label(),
            article.summary(),
            article.publishedAt(),
            article.updatedAt(),
            article.body(),
            article.tags(),
            article.sourceUrl(),
            recordReading.page().kind() == PageKind.ARTICLE
                    ? Provenance.utc(recordReading.page().fetchedAt())
                    : null
        };
    }

    /** @return how many articles */
    int write(Connection connection) throws SQLException {
        latest.writeLatest(connection);
        observed.writeEach(connection);
        return latest.size();
    }
}
