package dev.trawl.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sightings of a batch for one table: one for each key and task, written in the order of keys. */
final class Sightings {

    private record Seen(List<String> key, UUID task) {}

    private final Table table;
    private final Map<Seen, Sighting> byTask = new LinkedHashMap<>();

    Sightings(Table table) {
        this.table = table;
    }

    void add(Stamp stamp, List<String> key, @Nullable Object[] values) {
        var seen = new Seen(key, stamp.task());
        Sighting before = byTask.get(seen);
        var now = new Sighting(key, stamp, values);
        if (before == null) {
            byTask.put(seen, now);
        } else {
            before.merge(now, table.columns());
        }
    }

    int size() {
        return byTask.size();
    }

    /** Writes them to a table that has a row for each key and task. */
    void writeEach(Connection connection) throws SQLException {
        table.write(connection, sorted(byTask.values()));
    }

    /**
     * Writes them to a table that has one row for each key. One statement may not meet a key twice: where several tasks
     * saw it they are written in rounds, the earliest first; all keys of a later round are locked by the first.
     */
    void writeLatest(Connection connection) throws SQLException {
        List<Map<List<String>, Sighting>> rounds = new ArrayList<>();
        var oldestFirst = new ArrayList<>(byTask.values());
        oldestFirst.sort(Comparator.comparing(sighting -> sighting.stamp().fetchedAt()));
        for (Sighting sighting : oldestFirst) {
            int round = 0;
            while (round < rounds.size() && rounds.get(round).containsKey(sighting.key())) {
                round++;
            }
            if (round == rounds.size()) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.get(round).put(sighting.key(), sighting);
        }
        for (var round : rounds) {
            table.write(connection, sorted(round.values()));
        }
    }

    private static List<Sighting> sorted(Collection<Sighting> sightings) {
        return sightings.stream()
                .sorted(Comparator.<Sighting>naturalOrder()
                        .thenComparing(sighting -> sighting.stamp().task(), TaskRows.BY_BYTES))
                .toList();
    }
}
