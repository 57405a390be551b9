package dev.trawl.scheduler.wiring;

/** Wakes the publisher, once there is one: before that nothing is lost, its first step looks at everything. */
final class PublisherWaker {

    private volatile Runnable sleeper = () -> {};

    void wake() {
        sleeper.run();
    }

    void set(Runnable woken) {
        sleeper = woken;
    }
}
