package dev.trawl.bench.measure;

import java.util.List;
import java.util.Locale;

/** The median of some measurements, with the least and the greatest. */
public record Spread(double median, double min, double max) {

    /** @throws IllegalArgumentException when there is none */
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no measurements, expected at least one");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    /** {@code 4.85 [4.82–4.86]}, or the median alone where there is only one value. */
    public String text(int decimals) {
        String number = "%." + decimals + "f";
        if (min == max) {
            return String.format(Locale.ROOT, number, median);
        }
        return String.format(Locale.ROOT, number + " [" + number + "–" + number + "]", median, min, max);
    }
}
