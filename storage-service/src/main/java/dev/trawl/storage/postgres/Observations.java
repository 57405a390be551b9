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
final class Observations {

    private record Seen(List<String> key, UUID task) {}

    private final ObservationTable observationTable;
    private final Map<Seen, Observation> byTask = new LinkedHashMap<>();

    Observations(ObservationTable observationTable) {
        this.observationTable = observationTable;
    }

    void add(Provenance provenance, List<String> key, @Nullable Object[] values) {
        var seen = new Seen(key, provenance.task());
        Observation before = byTask.get(seen);
        var now = new Observation(key, provenance, values);
        if (before == null) {
            byTask.put(seen, now);
        } else {
            before.merge(now, observationTable.columns());
        }
    }

    int size() {
        return byTask.size();
    }

    /** Writes them to a table that has a row for each key and task. */
    void writeEach(Connection connection) throws SQLException {
        observationTable.write(connection, sorted(byTask.values()));
    }

    /**
     * Writes them to a table that has one row for each key. One statement may not meet a key twice: where several tasks
     * saw it they are written in rounds, the earliest first; all keys of a later round are locked by the first.
     */
    void writeLatest(Connection connection) throws SQLException {
        List<Map<List<String>, Observation>> rounds = new ArrayList<>();
        var oldestFirst = new ArrayList<>(byTask.values());
        oldestFirst.sort(Comparator.comparing(observation -> observation.stamp().fetchedAt()));
        for (Observation observation : oldestFirst) {
            int round = 0;
            while (round < rounds.size() && rounds.get(round).containsKey(observation.key())) {
                round++;
            }
            if (round == rounds.size()) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.get(round).put(observation.key(), observation);
        }
        for (var round : rounds) {
            observationTable.write(connection, sorted(round.values()));
        }
    }

    private static List<Observation> sorted(Collection<Observation> sightings) {
        return sightings.stream()
                .sorted(Comparator.<Observation>naturalOrder()
                        .thenComparing(observation -> observation.stamp().task(), PageLedgerRows.BY_BYTES))
                .toList();
    }
}
