package dev.trawl.bench.soak;

import java.util.Locale;

/** Says now and then how far a soak is. One thread. */
final class ProgressLines {

    private static final double EVERY_SECONDS = 15;

    private final SoakSettings settings;
    private double told = Double.NEGATIVE_INFINITY;

    ProgressLines(SoakSettings settings) {
        this.settings = settings;
    }

    void at(SoakSample.Done done) {
        if (done.seconds() - told >= EVERY_SECONDS) {
            told = done.seconds();
            settings.say(text(done, settings.visits()));
        }
    }

    static String text(SoakSample.Done done, int visits) {
        String rest = done.visits() == 0
                ? "?"
                : DurationWords.of(Math.round(done.seconds() / done.visits() * (visits - done.visits())));
        String millis = Double.isNaN(done.millisPerPage())
                ? ""
                : String.format(Locale.ROOT, ", %.0f ms a page", done.millisPerPage());
        return String.format(
                Locale.ROOT,
                "%,d of %,d visits, %,d pages%s, %s; %s left",
                done.visits(),
                visits,
                done.pages(),
                millis,
                DurationWords.of(Math.round(done.seconds())),
                rest);
    }
}
