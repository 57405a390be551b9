package dev.trawl.bench.soak;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;

/**
 * One quantity of one process or group, over the visits done.
 *
 * @param who a service, the browser, or the pages
 * @param points in the order of their time
 */
record Curve(String who, Quantity quantity, List<Point> points) {

    /** Of the pages, in place of a process's name. */
    static final String PAGES = "all pages";

    /** Points on each side that a running mean is taken of. */
    private static final int AROUND = 10;

    /** How many points a running mean is of. */
    static final int SMOOTH = 2 * AROUND + 1;

    /** How much at how many visits. */
    record Point(int visits, double value) {}

    /**
     * Whether a curve is flat after the warm-up.
     *
     * @param second median of the running mean in the second quarter of the visits
     * @param last median in the last quarter
     */
    record Verdict(Curve curve, double second, double last) {

        double ratio() {
            return last / second;
        }

        /** The most that the last quarter may have. */
        double most() {
            return curve.quantity().most(second);
        }

        boolean isFlat() {
            return last <= most();
        }

        String word() {
            return isFlat() ? "FLAT" : "GROWS";
        }
    }

    Curve {
        points = List.copyOf(points);
    }

    /** All that the samples show, ordered by what it is. */
    static List<Curve> of(List<SoakSample> samples) {
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

    private static List<Point> usages(List<SoakSample> samples, Quantity quantity, String who) {
        return samples.stream()
                .filter(sample -> sample.usages().containsKey(who))
                .map(sample -> new Point(
                        sample.done().visits(), quantity.of(sample.usages().get(who), who.equals(Sampler.BROWSER))))
                .toList();
    }

    private static List<Point> pageTimes(List<SoakSample> samples) {
        return samples.stream()
                .map(SoakSample::done)
                .filter(done -> !Double.isNaN(done.millisPerPage()))
                .map(done -> new Point(done.visits(), done.millisPerPage()))
                .toList();
    }

    /**
     * Its running mean. A browser has much more while a page is there than a moment later, and a median of such samples leaps
     * from one to the other; their mean does not.
     */
    Curve smoothed() {
        List<Point> smooth = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double mean = points.subList(Math.max(0, i - AROUND), Math.min(points.size(), i + AROUND + 1)).stream()
                    .mapToDouble(Point::value)
                    .average()
                    .orElseThrow();
            smooth.add(new Point(points.get(i).visits(), mean));
        }
        return new Curve(who, quantity, smooth);
    }

    /**
     * Compares the running mean in the second quarter of the visits, when the services have warmed up, with that in the last.
     *
     * @throws BenchFailed when there are too few visits for a point in each of these quarters
     */
    Verdict verdict(int visits) {
        Curve smooth = smoothed();
        return new Verdict(this, smooth.median(visits, 0.25, 0.5), smooth.median(visits, 0.75, 1.0));
    }

    private double median(int visits, double from, double to) {
        List<Double> values = points.stream()
                .filter(point -> point.visits() >= from * visits)
                .filter(point -> point.visits() < to * visits || to == 1)
                .map(Point::value)
                .toList();
        if (values.isEmpty()) {
            throw new BenchFailed(who + ", " + quantity.label() + ": nothing was measured between "
                    + Math.round(from * visits) + " and " + Math.round(to * visits) + " visits");
        }
        return Spread.of(values).median();
    }
}
