package dev.trawl.fetcher.browser.page;

/** Counts the steps that clicks take. Thread-safe. */
@FunctionalInterface
public interface ClickSteps {

    /** One step of {@link ClickEscalation}. */
    enum Step {
        SCROLLED,
        DISMISSED,
        MOVED,
        COVERED,
        MOUSE,
        SCRIPT
    }

    void count(Step step);
}
