package dev.trawl.storage.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one task saw of one profile or article: its key, where from, and a value for each column, null where not shown. */
final class Observation implements Comparable<Observation> {

    private final List<String> key;
    private Provenance provenance;
    private final @Nullable Object[] values;

    Observation(List<String> key, Provenance provenance, @Nullable Object[] values) {
        this.key = key;
        this.provenance = provenance;
        this.values = values;
    }

    List<String> key() {
        return key;
    }

    Provenance stamp() {
        return provenance;
    }

    @Nullable
    Object value(int column) {
        return values[column];
    }

    /** Takes in what another page of the same task showed. */
    void merge(Observation other, List<Column> columns) {
        boolean after = other.provenance.comesAfter(provenance);
        for (int i = 0; i < values.length; i++) {
            values[i] = after
                    ? columns.get(i).merged(values[i], other.values[i])
                    : columns.get(i).merged(other.values[i], values[i]);
        }
        if (after) {
            provenance = other.provenance;
        }
    }

    /** By key: the order in which every storage locks rows. */
    @Override
    public int compareTo(Observation other) {
        for (int i = 0; i < key.size(); i++) {
            int order = key.get(i).compareTo(other.key.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
