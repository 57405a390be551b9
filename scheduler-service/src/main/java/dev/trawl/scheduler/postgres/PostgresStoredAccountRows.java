package dev.trawl.scheduler.postgres;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.UserId;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Rows of storage, read where the database allows it. */
final class PostgresStoredAccountRows implements StoredAccountRows {

    private static final Logger log = LoggerFactory.getLogger(PostgresStoredAccountRows.class);

    private static final String ROWS = """
            select t.site, t.user_id,
                   (select to_jsonb(p) from storage.profile_overview p
                    where p.site = t.site and p.user_id = t.user_id)::text as profile,
                   (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from (
                       select article_id, url, title, type, summary, published_at, published_precision,
                              updated_at, updated_precision, reads, comments, likes,
                              collects, pinned, tags, fetched_at
                       from storage.article where site = t.site and user_id = t.user_id
                       order by published_at desc nulls last, article_id limit :most) a)::text as articles
            from task t where t.crawl_id = :crawl
            """;

    /** Not granted; no such table, column or schema: storage is of another version, or not there yet. */
    private static final Set<String> NOT_TO_BE_READ = Set.of("42501", "42P01", "42703", "3F000");

    private final SchedulerDatabase database;

    PostgresStoredAccountRows(SchedulerDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Map<Account, OfAccount>> of(CrawlId crawl) {
        var rows = new HashMap<Account, OfAccount>();
        try {
            database.sql(ROWS)
                    .param("most", MOST_ARTICLES)
                    .param("crawl", crawl.value())
                    .query(row -> {
                        rows.put(
                                new Account(new SiteId(row.getString("site")), new UserId(row.getString("user_id"))),
                                new OfAccount(row.getString("profile"), row.getString("articles")));
                    });
            return Optional.of(rows);
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && NOT_TO_BE_READ.contains(sql.getSQLState())) {
                log.warn("the rows of crawl {} are not answered: {}", crawl, sql.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }
}
