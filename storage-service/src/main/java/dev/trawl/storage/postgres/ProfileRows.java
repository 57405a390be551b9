package dev.trawl.storage.postgres;

import static dev.trawl.storage.postgres.Observations.coalesce;

import dev.trawl.contract.Profile;
import dev.trawl.storage.intake.RowStore.RecordReading;
import dev.trawl.storage.postgres.Observations.Observation;
import dev.trawl.storage.postgres.Observations.Provenance;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the profiles of a batch of pages to {@code profile} and {@code profile_observation}. */
final class ProfileRows {

    private static final String UPSERT_PROFILES = """
            insert into storage.profile as stored (
                site, user_id, task_id, crawl_id, visit_id, fetched_at, read_at, rules, nickname, blog_title, code_age,
                posts, articles, originals, reposts, translations, fans, following, likes, comments, collects,
                visits, points, level, rank, week_rank)
            select * from unnest(
                :site::text[], :user_id::text[], :task_id::uuid[], :crawl_id::text[], :visit_id::uuid[],
                :fetched_at::timestamptz[], :read_at::timestamptz[], :rules::text[],
                :nickname::text[], :blog_title::text[], :code_age::text[],
                :posts::bigint[], :articles::bigint[], :originals::bigint[], :reposts::bigint[], :translations::bigint[],
                :fans::bigint[], :following::bigint[], :likes::bigint[], :comments::bigint[], :collects::bigint[],
                :visits::bigint[], :points::bigint[], :level::bigint[], :rank::bigint[], :week_rank::bigint[])
            on conflict (site, user_id) do update set (
                task_id, crawl_id, visit_id, fetched_at, read_at, rules, nickname, blog_title, code_age,
                posts, articles, originals, reposts, translations, fans, following, likes, comments, collects,
                visits, points, level, rank, week_rank) = (
              -- a later task replaces the row
              select
                excluded.task_id, excluded.crawl_id, excluded.visit_id, excluded.fetched_at, excluded.read_at,
                excluded.rules, excluded.nickname, excluded.blog_title, excluded.code_age,
                excluded.posts, excluded.articles, excluded.originals, excluded.reposts, excluded.translations,
                excluded.fans, excluded.following, excluded.likes, excluded.comments, excluded.collects,
                excluded.visits, excluded.points, excluded.level, excluded.rank, excluded.week_rank
              where stored.task_id <> excluded.task_id
              union all
              -- a newer page of the same task overwrites what it shows
              select
                excluded.task_id, excluded.crawl_id, excluded.visit_id, excluded.fetched_at, excluded.read_at,
                excluded.rules, coalesce(excluded.nickname, stored.nickname),
                coalesce(excluded.blog_title, stored.blog_title), coalesce(excluded.code_age, stored.code_age),
                coalesce(excluded.posts, stored.posts), coalesce(excluded.articles, stored.articles),
                coalesce(excluded.originals, stored.originals), coalesce(excluded.reposts, stored.reposts),
                coalesce(excluded.translations, stored.translations), coalesce(excluded.fans, stored.fans),
                coalesce(excluded.following, stored.following), coalesce(excluded.likes, stored.likes),
                coalesce(excluded.comments, stored.comments), coalesce(excluded.collects, stored.collects),
                coalesce(excluded.visits, stored.visits), coalesce(excluded.points, stored.points),
                coalesce(excluded.level, stored.level), coalesce(excluded.rank, stored.rank),
                coalesce(excluded.week_rank, stored.week_rank)
              where stored.task_id = excluded.task_id
                and case when stored.rules = excluded.rules then excluded.fetched_at > stored.fetched_at
                         else excluded.read_at > stored.read_at end
              union all
              -- an older page of the same task fills only what is missing
              select
                stored.task_id, stored.crawl_id, stored.visit_id, stored.fetched_at, stored.read_at,
                stored.rules, coalesce(stored.nickname, excluded.nickname),
                coalesce(stored.blog_title, excluded.blog_title), coalesce(stored.code_age, excluded.code_age),
                coalesce(stored.posts, excluded.posts), coalesce(stored.articles, excluded.articles),
                coalesce(stored.originals, excluded.originals), coalesce(stored.reposts, excluded.reposts),
                coalesce(stored.translations, excluded.translations), coalesce(stored.fans, excluded.fans),
                coalesce(stored.following, excluded.following), coalesce(stored.likes, excluded.likes),
                coalesce(stored.comments, excluded.comments), coalesce(stored.collects, excluded.collects),
                coalesce(stored.visits, excluded.visits), coalesce(stored.points, excluded.points),
                coalesce(stored.level, excluded.level), coalesce(stored.rank, excluded.rank),
                coalesce(stored.week_rank, excluded.week_rank)
              where stored.task_id = excluded.task_id
                and not case when stored.rules = excluded.rules then excluded.fetched_at > stored.fetched_at
                             else excluded.read_at > stored.read_at end)
            where stored.task_id = excluded.task_id
               or (excluded.fetched_at, excluded.read_at) > (stored.fetched_at, stored.read_at)
            """;

    private static final String UPSERT_OBSERVATIONS = """
            insert into storage.profile_observation as stored (
                site, user_id, task_id, crawl_id, seen_at, read_at, rules,
                posts, articles, originals, reposts, translations, fans, following, likes, comments, collects,
                visits, points, level, rank, week_rank)
            select * from unnest(
                :site::text[], :user_id::text[], :task_id::uuid[], :crawl_id::text[],
                :fetched_at::timestamptz[], :read_at::timestamptz[], :rules::text[],
                :posts::bigint[], :articles::bigint[], :originals::bigint[], :reposts::bigint[], :translations::bigint[],
                :fans::bigint[], :following::bigint[], :likes::bigint[], :comments::bigint[], :collects::bigint[],
                :visits::bigint[], :points::bigint[], :level::bigint[], :rank::bigint[], :week_rank::bigint[])
            on conflict (site, user_id, task_id) do update set (
                crawl_id, seen_at, read_at, rules,
                posts, articles, originals, reposts, translations, fans, following, likes, comments, collects,
                visits, points, level, rank, week_rank) = (
              -- a newer page overwrites what it shows
              select
                excluded.crawl_id, excluded.seen_at, excluded.read_at, excluded.rules,
                coalesce(excluded.posts, stored.posts), coalesce(excluded.articles, stored.articles),
                coalesce(excluded.originals, stored.originals), coalesce(excluded.reposts, stored.reposts),
                coalesce(excluded.translations, stored.translations), coalesce(excluded.fans, stored.fans),
                coalesce(excluded.following, stored.following), coalesce(excluded.likes, stored.likes),
                coalesce(excluded.comments, stored.comments), coalesce(excluded.collects, stored.collects),
                coalesce(excluded.visits, stored.visits), coalesce(excluded.points, stored.points),
                coalesce(excluded.level, stored.level), coalesce(excluded.rank, stored.rank),
                coalesce(excluded.week_rank, stored.week_rank)
              where case when stored.rules = excluded.rules then excluded.seen_at > stored.seen_at
                         else excluded.read_at > stored.read_at end
              union all
              -- an older page fills only what is missing
              select
                stored.crawl_id, stored.seen_at, stored.read_at, stored.rules,
                coalesce(stored.posts, excluded.posts), coalesce(stored.articles, excluded.articles),
                coalesce(stored.originals, excluded.originals), coalesce(stored.reposts, excluded.reposts),
                coalesce(stored.translations, excluded.translations), coalesce(stored.fans, excluded.fans),
                coalesce(stored.following, excluded.following), coalesce(stored.likes, excluded.likes),
                coalesce(stored.comments, excluded.comments), coalesce(stored.collects, excluded.collects),
                coalesce(stored.visits, excluded.visits), coalesce(stored.points, excluded.points),
                coalesce(stored.level, excluded.level), coalesce(stored.rank, excluded.rank),
                coalesce(stored.week_rank, excluded.week_rank)
              where not case when stored.rules = excluded.rules then excluded.seen_at > stored.seen_at
                             else excluded.read_at > stored.read_at end)
            """;

    private final JdbcClient jdbc;

    ProfileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of profiles that the readings show */
    int upsert(List<RecordReading> readings) {
        var observations = new Observations<Profile>(ProfileRows::merged);
        for (RecordReading reading : readings) {
            Profile profile = reading.page().profile();
            if (profile != null) {
                var visit = reading.page().visit();
                var key = List.of(visit.site().value(), visit.userId().value());
                observations.add(key, Provenance.of(reading), profile);
            }
        }
        observations.statementsForLatest().forEach(rows -> upsert(UPSERT_PROFILES, rows));
        observations.statementsForEachTask().forEach(rows -> upsert(UPSERT_OBSERVATIONS, rows));
        return observations.size();
    }

    private void upsert(String sql, List<Observation<Profile>> rows) {
        var columns = new ColumnArrays<>(rows);
        jdbc.sql(sql)
                .params(Observations.provenance(columns))
                .param("nickname", columns.texts(row -> row.value().nickname()))
                .param("blog_title", columns.texts(row -> row.value().blogTitle()))
                .param("code_age", columns.texts(row -> row.value().codeAge()))
                .param("posts", columns.bigints(row -> row.value().posts()))
                .param("articles", columns.bigints(row -> row.value().articles()))
                .param("originals", columns.bigints(row -> row.value().originals()))
                .param("reposts", columns.bigints(row -> row.value().reposts()))
                .param("translations", columns.bigints(row -> row.value().translations()))
                .param("fans", columns.bigints(row -> row.value().fans()))
                .param("following", columns.bigints(row -> row.value().following()))
                .param("likes", columns.bigints(row -> row.value().likes()))
                .param("comments", columns.bigints(row -> row.value().comments()))
                .param("collects", columns.bigints(row -> row.value().collects()))
                .param("visits", columns.bigints(row -> row.value().visits()))
                .param("points", columns.bigints(row -> row.value().points()))
                .param("level", columns.bigints(row -> row.value().level()))
                .param("rank", columns.bigints(row -> row.value().rank()))
                .param("week_rank", columns.bigints(row -> row.value().weekRank()))
                .update();
    }

    /** As the upsert does it with a newer page of the same task. */
    private static Profile merged(Profile older, Profile newer) {
        return new Profile(
                coalesce(newer.nickname(), older.nickname()),
                coalesce(newer.blogTitle(), older.blogTitle()),
                coalesce(newer.posts(), older.posts()),
                coalesce(newer.articles(), older.articles()),
                coalesce(newer.originals(), older.originals()),
                coalesce(newer.reposts(), older.reposts()),
                coalesce(newer.translations(), older.translations()),
                coalesce(newer.fans(), older.fans()),
                coalesce(newer.following(), older.following()),
                coalesce(newer.likes(), older.likes()),
                coalesce(newer.comments(), older.comments()),
                coalesce(newer.collects(), older.collects()),
                coalesce(newer.visits(), older.visits()),
                coalesce(newer.points(), older.points()),
                coalesce(newer.level(), older.level()),
                coalesce(newer.rank(), older.rank()),
                coalesce(newer.weekRank(), older.weekRank()),
                coalesce(newer.codeAge(), older.codeAge()));
    }
}
