package dev.trawl.devservers;

/** A Kafka broker with an owner in this process: it can be ended in every way a broker ends, and come back with its data. */
public interface Broker extends AutoCloseable {

    /** Where clients find it, {@code host:port}; the same before and after a restart. */
    String bootstrapServers();

    /** Starts it again on the data and the port it had; returns when it answers. */
    void start();

    /** Ends it in order; its data stay. */
    void stop();

    /** Ends it by SIGKILL; its data stay. */
    void kill();

    /** Ends it; what was made for this run only is deleted. */
    @Override
    void close();
}
