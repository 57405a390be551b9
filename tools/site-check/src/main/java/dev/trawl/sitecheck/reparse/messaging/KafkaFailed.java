package dev.trawl.sitecheck.reparse.messaging;

/** Kafka did not do what was asked. What was sent before stays sent; to begin again is safe, and does the rest. */
public final class KafkaFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KafkaFailed(String message, Throwable cause) {
        super(message, cause);
    }

    KafkaFailed(String message) {
        super(message);
    }
}
