package dev.trawl.cli.pipeline;

import dev.trawl.devservers.DatabaseServer.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stored rows of one crawl, as maps from column to value; what is null is left out. */
public record Rows(Database database, String crawl) {

    private static final List<String> ABOUT_THE_VISIT =
            List.of("task_id", "crawl_id", "visit_id", "fetched_at", "read_at", "rules", "page_seen_at");

    public List<Map<String, Object>> profiles() throws SQLException {
        return select("select * from storage.profile where crawl_id = ?");
    }

    public List<Map<String, Object>> articles() throws SQLException {
        return select("select * from storage.article where crawl_id = ?");
    }

    /** How often each observation was made, which must be once. */
    public List<Map<String, Object>> observations() throws SQLException {
        return select("select user_id, article_id from storage.article_observation where crawl_id = ?");
    }

    private List<Map<String, Object>> select(String sql) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, crawl);
            try (ResultSet rows = statement.executeQuery()) {
                List<Map<String, Object>> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(row(rows));
                }
                return all;
            }
        }
    }

    private static Map<String, Object> row(ResultSet rows) throws SQLException {
        Map<String, Object> row = new TreeMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = value(rows.getObject(i));
            if (value != null) {
                row.put(rows.getMetaData().getColumnLabel(i), value);
            }
        }
        row.keySet().removeAll(ABOUT_THE_VISIT);
        return row;
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            default -> value;
        };
    }
}
