package dev.trawl.bench.measure;

import java.util.Locale;

/**
 * An aim beside what was measured. It decides nothing.
 *
 * @param limit the least that is asked for, or the most
 * @param goal a better value; the same as the limit where there is no further goal
 */
public record Aim(String what, double measured, double limit, double goal, boolean atLeast) {

    public static Aim atLeast(String what, double measured, double limit, double goal) {
        return new Aim(what, measured, limit, goal, true);
    }

    public static Aim atMost(String what, double measured, double limit, double goal) {
        return new Aim(what, measured, limit, goal, false);
    }

    public boolean isMet() {
        return meets(limit);
    }

    private boolean meets(double bound) {
        return atLeast ? measured >= bound : measured <= bound;
    }

    /** {@code pass (goal missed): fetcher, 2 slots ÷ WebDriver is 2.01; at least 1.90, goal 2.20}. */
    public String text() {
        String verdict = !isMet() ? "fail" : meets(goal) ? "pass" : "pass (goal missed)";
        String goalText = goal == limit ? "" : String.format(Locale.ROOT, ", goal %.2f", goal);
        return String.format(
                Locale.ROOT,
                "%s: %s is %.2f; %s %.2f%s",
                verdict,
                what,
                measured,
                atLeast ? "at least" : "at most",
                limit,
                goalText);
    }
}
