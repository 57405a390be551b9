package dev.trawl.testing.house.domain;

import org.apache.kafka.common.KafkaException;

/** Names a type of Kafka only where it is caught. */
public final class CatchesOnly {

    private CatchesOnly() {}

    public static boolean works(Runnable work) {
        try {
            work.run();
            return true;
        } catch (KafkaException e) {
            return false;
        }
    }
}
