package dev.trawl.fetcher.browser.page;

/** Counts the steps that clicks take. Thread-safe. */
@FunctionalInterface
public interface ClickSteps {

    /** A step of the ladder. */
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
