package dev.trawl.scheduler.wiring;

/** A setting that cannot be used. The message names it and what was expected; the scheduler does not start. */
final class UnusableSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableSetting(String message) {
        super(message);
    }
}
