package dev.trawl.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that sightings are written to, and the statement that does it: insert, or merge with what is there. Of one task
 * the later value stays and null says nothing; of two tasks the later one stays whole.
 */
final class Table {

    /** As many as the driver joins into one statement. */
    private static final int BATCH = 1_000;

    private static final String UPSERT = """
            insert into storage.%s as kept (%s) values (%s)
            on conflict (%s) do update set %s
            where %s""";

    private static final String SAME_TASK = "kept.task_id = excluded.task_id";

    private static final String AFTER =
            "(case when kept.rules = excluded.rules then excluded.%1$s > kept.%1$s else excluded.read_at > kept.read_at end)";

    private final List<Column> columns;
    private final boolean everyTask;
    private final String upsert;

    private Table(String name, List<String> key, String seen, List<Column> columns, boolean everyTask) {
        this.columns = columns;
        this.everyTask = everyTask;
        List<String> keys = everyTask ? append(key, "task_id") : key;
        List<String> stamps = everyTask
                ? List.of("crawl_id", seen, "read_at", "rules")
                : List.of("task_id", "crawl_id", "visit_id", seen, "read_at", "rules");
        List<String> all = Stream.of(
                        keys, stamps, columns.stream().map(Column::name).toList())
                .flatMap(List::stream)
                .toList();
        String after = AFTER.formatted(seen);
        Stream<String> stampSets = stamps.stream().map(stamp -> stamp(stamp, after));
        Stream<String> valueSets = columns.stream().map(column -> value(column, after));
        this.upsert = UPSERT.formatted(
                name,
                String.join(", ", all),
                all.stream().map(column -> "?").collect(Collectors.joining(", ")),
                String.join(", ", keys),
                Stream.concat(stampSets, valueSets).collect(Collectors.joining(",\n  ")),
                everyTask
                        ? "true"
                        : SAME_TASK
                                + " or (excluded.%1$s, excluded.read_at) > (kept.%1$s, kept.read_at)".formatted(seen));
    }

    /** One row a key: what the latest task saw. */
    static Table ofLatest(String name, List<String> key, List<Column> columns) {
        return new Table(name, key, "fetched_at", columns, false);
    }

    /** One row a key and task. */
    static Table ofEveryTask(String name, List<String> key, List<Column> columns) {
        return new Table(name, key, "seen_at", columns, true);
    }

    private static List<String> append(List<String> names, String name) {
        return Stream.concat(names.stream(), Stream.of(name)).toList();
    }

    private String stamp(String name, String after) {
        String when = everyTask ? after : "not (" + SAME_TASK + ") or " + after;
        return "%1$s = case when %2$s then excluded.%1$s else kept.%1$s end".formatted(name, when);
    }

    private String value(Column column, String after) {
        String merged = switch (column.merge()) {
            case LATER, OF_ITS_PAGE ->
                "when %2$s then coalesce(excluded.%1$s, kept.%1$s) else coalesce(kept.%1$s, excluded.%1$s) end";
            case EVER -> "else coalesce(kept.%1$s or excluded.%1$s, excluded.%1$s, kept.%1$s) end";
        };
        String other = switch (column.merge()) {
            case LATER, EVER -> "when not (" + SAME_TASK + ") then excluded.%1$s ";
            case OF_ITS_PAGE ->
                "when not (" + SAME_TASK + ") and excluded.page_seen_at is not null then excluded.%1$s " + "when not ("
                        + SAME_TASK + ") then kept.%1$s ";
        };
        String cases = (everyTask ? "" : other) + merged;
        String whole = cases.startsWith("else") ? cases.substring(5, cases.length() - 4) : "case " + cases;
        return ("%1$s = " + whole).formatted(column.name(), after);
    }

    List<Column> columns() {
        return columns;
    }

    /** Writes sightings of distinct keys (and tasks), in their order. */
    void write(Connection connection, Collection<Sighting> sightings) throws SQLException {
        if (sightings.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            int waiting = 0;
            for (Sighting sighting : sightings) {
                bind(statement, sighting);
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    private void bind(PreparedStatement statement, Sighting sighting) throws SQLException {
        Stamp stamp = sighting.stamp();
        int index = 1;
        for (String part : sighting.key()) {
            statement.setString(index++, part);
        }
        statement.setObject(index++, stamp.task());
        statement.setString(index++, stamp.crawl());
        if (!everyTask) {
            statement.setObject(index++, stamp.visit());
        }
        statement.setObject(index++, Stamp.utc(stamp.fetchedAt()));
        statement.setObject(index++, Stamp.utc(stamp.readAt()));
        statement.setString(index++, stamp.rules());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).bind(statement, index++, sighting.value(i));
        }
    }
}
