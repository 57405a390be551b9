package dev.trawl.scheduler.publishing;

/** Lets the publisher look at once for what may be published, instead of at its next tick. Thread-safe. */
@FunctionalInterface
public interface PublisherWaker {

    void wake();
}
