package dev.trawl.cli.crawl;

import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.terminal.TextTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a crawl stored, read from the database. */
public final class CrawlRows {

    private final Database database;

    public CrawlRows(Database database) {
        this.database = database;
    }

    /** What this crawl saw, whichever crawl has seen it since. */
    public record Counts(long profiles, long articles) {}

    public Counts counts(String crawl) throws SQLException {
        return new Counts(count("profile_observation", crawl), count("article_observation", crawl));
    }

    /** Whether there is any row at all; false too while the tables do not exist yet. */
    public boolean any() {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select exists (select 1 from storage.article)");
                ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private long count(String table, String crawl) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select count(*) from storage." + table + " where crawl_id = ?")) {
            statement.setString(1, crawl);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** The accounts of a crawl with the most fans, as a table. */
    public TextTable accounts(String crawl, int most) throws SQLException {
        String sql = """
                select o.user_id, o.nickname, o.blog_title, o.stored_articles, o.fans, o.visits, o.rank, o.total_reads
                from storage.profile_overview o
                join storage.profile p on p.site = o.site and p.user_id = o.user_id
                where p.crawl_id = ?
                order by o.fans desc nulls last, o.user_id
                limit ?
                """;
        return table(sql, crawl, most);
    }

    /** The newest articles of a crawl, as a table. */
    public TextTable articles(String crawl, int most) throws SQLException {
        String sql = """
                select user_id, article_id, left(title, 40) as title,
                       to_char(published_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as published, reads, comments
                from storage.article
                where crawl_id = ?
                order by published_at desc nulls last, user_id, article_id
                limit ?
                """;
        return table(sql, crawl, most);
    }

    private TextTable table(String sql, String crawl, int most) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, crawl);
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                List<String> heads = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    heads.add(rows.getMetaData().getColumnLabel(i).replace('_', ' '));
                }
                List<List<String>> lines = new ArrayList<>();
                while (rows.next()) {
                    List<String> line = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        String value = rows.getString(i);
                        line.add(value == null ? "" : value);
                    }
                    lines.add(line);
                }
                return new TextTable(heads, lines);
            }
        }
    }
}
