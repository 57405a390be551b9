package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.dead.message}: a message that is not well-formed. Unique by (topic, partition, offset).
 *
 * @param by the service that could not read it
 * @param sha256 of the whole value, in hex; absent when the value was null
 * @param bytes size of the whole value
 * @param head the first 64 KB of the value, base64 in JSON; absent when the value was null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MalformedLetter(
        String reason,
        String by,
        Instant at,
        String topic,
        int partition,
        long offset,
        @Nullable String sha256,
        int bytes,
        byte @Nullable [] head) {

    private static final int HEAD = 64 * 1024;

    public MalformedLetter {
        reason = Check.text(reason, "reason");
        by = Check.text(by, "by");
        Check.present(at, "at");
        topic = Check.text(topic, "topic");
        Check.atLeast(0, partition, "partition");
        Check.atLeast(0, bytes, "bytes");
    }

    /** The letter about a value of any size. */
    public static MalformedLetter about(
            String reason, String by, Instant at, String topic, int partition, long offset, byte @Nullable [] value) {
        return value == null
                ? new MalformedLetter(reason, by, at, topic, partition, offset, null, 0, null)
                : new MalformedLetter(
                        reason,
                        by,
                        at,
                        topic,
                        partition,
                        offset,
                        Sha256.hex(value),
                        value.length,
                        Arrays.copyOf(value, Math.min(value.length, HEAD)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MalformedLetter that
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(offset) * 31 + topic.hashCode();
    }
}
