package dev.trawl.bench.measure;

import java.util.List;

/** Many measurements of one thing, of which the slow ones matter. */
public final class Percentiles {

    private final List<Double> sorted;

    /** @throws IllegalArgumentException when there are none */
    public Percentiles(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no measurements, expected at least one");
        }
        sorted = values.stream().sorted().toList();
    }

    /** The least value that this share of all does not exceed (nearest rank). @param percent above 0, at most 100 */
    public double at(double percent) {
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    public int count() {
        return sorted.size();
    }
}
