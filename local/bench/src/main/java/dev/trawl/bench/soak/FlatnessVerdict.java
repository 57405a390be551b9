package dev.trawl.bench.soak;

/**
 * Whether a curve is flat after the warm-up.
 *
 * @param second median of the running mean in the second quarter of the visits
 * @param last median in the last quarter
 */
record FlatnessVerdict(Curve curve, double second, double last) {

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
