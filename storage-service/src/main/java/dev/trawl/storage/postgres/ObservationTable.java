package dev.trawl.storage.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table that sightings are written to, and the statement that does it: insert, or merge with what is there. Of one task
 * the later value stays and null says nothing; of two tasks the later one stays whole.
 */
final class ObservationTable {

    /** Rows of one statement, which bounds its memory. */
    private static final int BATCH = 1_000;

    /** Arrays, one a column, cost both sides less than as many rows of parameters. Rows are locked in their order. */
    private static final String UPSERT = """
            insert into storage.%s as kept (%s)
            select %s from unnest(%s) as seen (%s)
            on conflict (%s) do update set %s
            where %s""";

    private static final String SAME_TASK = "kept.task_id = excluded.task_id";

    private static final String AFTER =
            "(case when kept.rules = excluded.rules then excluded.%1$s > kept.%1$s else excluded.read_at > kept.read_at end)";

    private final List<Column> columns;
    private final boolean everyTask;
    private final List<Field> fields;
    private final String upsert;

    /** A column of the table, its type in Postgres, and where a sighting has its value. */
    private record Field(String name, Column.Type type, Function<Observation, @Nullable Object> value) {}

    private ObservationTable(String name, List<String> key, String seen, List<Column> columns, boolean everyTask) {
        this.columns = columns;
        this.everyTask = everyTask;
        List<Field> stamps = stamps(seen);
        this.fields = Stream.of(keys(key), stamps, values(columns))
                .flatMap(List::stream)
                .toList();
        String after = AFTER.formatted(seen);
        // the task is the key's, where there is a row for each
        Stream<String> stampSets = stamps.stream()
                .map(Field::name)
                .filter(stamp -> !(everyTask && stamp.equals("task_id")))
                .map(stamp -> stamp(stamp, after));
        Stream<String> valueSets = columns.stream().map(column -> value(column, after));
        String names = joined(Field::name);
        this.upsert = UPSERT.formatted(
                name,
                names,
                joined(field -> field.type().from(field.name())),
                joined(field -> "?::" + field.type().element() + "[]"),
                names,
                String.join(", ", everyTask ? append(key, "task_id") : key),
                Stream.concat(stampSets, valueSets).collect(Collectors.joining(",\n  ")),
                everyTask
                        ? "true"
                        : SAME_TASK
                                + " or (excluded.%1$s, excluded.read_at) > (kept.%1$s, kept.read_at)".formatted(seen));
    }

    private String joined(Function<Field, String> text) {
        return fields.stream().map(text).collect(Collectors.joining(", "));
    }

    private static List<Field> keys(List<String> key) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> new Field(
                        key.get(i), Column.Type.TEXT, sighting -> sighting.key().get(i)))
                .toList();
    }

    private List<Field> stamps(String seen) {
        var task = new Field(
                "task_id", Column.Type.ID, sighting -> sighting.stamp().task());
        var crawl = new Field(
                "crawl_id", Column.Type.TEXT, sighting -> sighting.stamp().crawl());
        var visit = new Field(
                "visit_id", Column.Type.ID, sighting -> sighting.stamp().visit());
        var at = new Field(seen, Column.Type.TIME, sighting -> sighting.stamp().fetchedAt());
        var read = new Field(
                "read_at", Column.Type.TIME, sighting -> sighting.stamp().readAt());
        var rules = new Field(
                "rules", Column.Type.TEXT, sighting -> sighting.stamp().rules());
        return everyTask ? List.of(task, crawl, at, read, rules) : List.of(task, crawl, visit, at, read, rules);
    }

    private static List<Field> values(List<Column> columns) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new Field(columns.get(i).name(), columns.get(i).type(), sighting -> sighting.value(i)))
                .toList();
    }

    /** One row a key: what the latest task saw. */
    static ObservationTable ofLatest(String name, List<String> key, List<Column> columns) {
        return new ObservationTable(name, key, "fetched_at", columns, false);
    }

    /** One row a key and task. */
    static ObservationTable ofEveryTask(String name, List<String> key, List<Column> columns) {
        return new ObservationTable(name, key, "seen_at", columns, true);
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
    void write(Connection connection, List<Observation> sightings) throws SQLException {
        if (sightings.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(upsert)) {
            for (int start = 0; start < sightings.size(); start += BATCH) {
                write(statement, sightings.subList(start, Math.min(start + BATCH, sightings.size())));
            }
        }
    }

    private void write(PreparedStatement statement, List<Observation> sightings) throws SQLException {
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            var values = sightings.stream().map(field.value()).toList();
            statement.setArray(i + 1, field.type().array(statement.getConnection(), values));
        }
        statement.executeUpdate();
    }
}
