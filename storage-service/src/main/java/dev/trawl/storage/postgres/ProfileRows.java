package dev.trawl.storage.postgres;

import dev.trawl.messages.Profile;
import dev.trawl.storage.intake.RecordReading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The profiles of a batch of pages, as rows of {@code profile} and {@code profile_observation}. */
final class ProfileRows {

    private static final List<String> KEY = List.of("site", "user_id");

    /** What is observed over time. */
    private static final List<Column> FIGURES = Stream.of(
                    "posts",
                    "articles",
                    "originals",
                    "reposts",
                    "translations",
                    "fans",
                    "following",
                    "likes",
                    "comments",
                    "collects",
                    "visits",
                    "points",
                    "level",
                    "rank",
                    "week_rank")
            .map(Column::number)
            .toList();

    private static final List<Column> COLUMNS = Stream.concat(
                    FIGURES.stream(),
                    Stream.of("nickname", "blog_title", "code_age").map(Column::text))
            .toList();

    private static final ObservationTable PROFILE = ObservationTable.ofLatest("profile", KEY, COLUMNS);
    private static final ObservationTable OBSERVATION =
            ObservationTable.ofEveryTask("profile_observation", KEY, FIGURES);

    private final Observations latest = new Observations(PROFILE);
    private final Observations observed = new Observations(OBSERVATION);

    void add(RecordReading recordReading) {
        Profile profile = recordReading.page().profile();
        if (profile == null) {
            return;
        }
        Provenance provenance = Provenance.of(recordReading);
        var account = recordReading.page().visit().account();
        var key = List.of(account.site().value(), account.userId().value());
        @Nullable Object[] values = values(profile);
        observed.add(provenance, key, Arrays.copyOf(values, FIGURES.size()));
        latest.add(provenance, key, values);
    }

    private static @Nullable Object[] values(Profile profile) {
        return new @Nullable Object[] {
            profile.posts(),
            profile.articles(),
            profile.originals(),
            profile.reposts(),
            profile.translations(),
            profile.fans(),
            profile.following(),
            profile.likes(),
            profile.comments(),
            profile.collects(),
            profile.visits(),
            profile.points(),
            profile.level(),
            profile.rank(),
            profile.weekRank(),
            profile.nickname(),
            profile.blogTitle(),
            profile.codeAge()
        };
    }

    /** @return how many profiles */
    int write(Connection connection) throws SQLException {
        latest.writeLatest(connection);
        observed.writeEach(connection);
        return latest.size();
    }
}
