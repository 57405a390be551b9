package dev.trawl.bench.soak;

import dev.trawl.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of one thing somebody had, over the visits done.
 *
 * @param who a service, the browser, or the pages
 * @param points in the order of their time
 */
record Curve(String who, Quantity quantity, List<Point> points) {

    /** Of the pages, in place of a process's name. */
    static final String PAGES = "all pages";

    /** How much at how many visits. */
    record Point(int visits, double value) {}

    Curve {
        points = List.copyOf(points);
    }

    /** All that the samples show, ordered by what it is. */
    static List<Curve> of(List<Sample> samples) {
        List<Curve> curves = new ArrayList<>();
        if (samples.isEmpty()) {
            return curves;
        }
        for (Quantity quantity : Quantity.values()) {
            if (quantity == Quantity.PAGE_TIME) {
                curves.add(new Curve(PAGES, quantity, pageTimes(samples)));
                continue;
            }
            for (String who : samples.getFirst().usages().keySet()) {
                if (quantity != Quantity.PROCESSES || who.equals(Sampler.BROWSER)) {
                    curves.add(new Curve(who, quantity, usages(samples, quantity, who)));
                }
            }
        }
        return curves;
    }

    private static List<Point> usages(List<Sample> samples, Quantity quantity, String who) {
        return samples.stream()
                .filter(sample -> sample.usages().containsKey(who))
                .map(sample -> new Point(
                        sample.done().visits(), quantity.of(sample.usages().get(who), who.equals(Sampler.BROWSER))))
                .toList();
    }

    private static List<Point> pageTimes(List<Sample> samples) {
        return samples.stream()
                .map(Sample::done)
                .filter(done -> !Double.isNaN(done.millisPerPage()))
                .map(done -> new Point(done.visits(), done.millisPerPage()))
                .toList();
    }

    /** Its running median, over so many points around each: what is left when the moment's ups and downs are taken away. */
    Curve smoothed(int around) {
        List<Point> smooth = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            List<Double> near =
                    points.subList(Math.max(0, i - around), Math.min(points.size(), i + around + 1)).stream()
                            .map(Point::value)
                            .toList();
            smooth.add(new Point(points.get(i).visits(), Spread.of(near).median()));
        }
        return new Curve(who, quantity, smooth);
    }

    /**
     * Compares the second quarter of the visits, when everybody has warmed up, with the last.
     *
     * @throws IllegalArgumentException when there are too few visits for a point in each of these quarters
     */
    Verdict verdict(int visits) {
        return new Verdict(this, median(visits, 0.25, 0.5), median(visits, 0.75, 1.0));
    }

    private double median(int visits, double from, double to) {
        List<Double> values = points.stream()
                .filter(point -> point.visits() >= from * visits)
                .filter(point -> point.visits() < to * visits || to == 1)
                .map(Point::value)
                .toList();
        if (values.isEmpty()) {
            throw new IllegalArgumentException(who + ", " + quantity.label() + ": nothing was measured between "
                    + Math.round(from * visits) + " and " + Math.round(to * visits) + " visits");
        }
        return Spread.of(values).median();
    }
}
