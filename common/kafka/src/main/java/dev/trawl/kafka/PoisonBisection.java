package dev.trawl.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes a batch whole or, where a message of it cannot be kept, in halves, so that this message alone is left out. */
public final class PoisonBisection {

    private PoisonBisection() {}

    /**
     * A message that cannot be kept, with the reason.
     *
     * @param <T> a message
     * @param <E> what the taking throws about it
     */
    public record Refused<T, E extends RuntimeException>(T message, E why) {}

    /**
     * Takes all messages but those that cannot be kept, in their order.
     *
     * @param refusal what {@code taking} throws when a message of its part cannot be kept
     * @param taking takes a part in one transaction; every other failure of it ends this call, and the whole batch has to come
     *     again
     * @return the messages that cannot be kept, in their order; the caller sets each aside before it acknowledges the batch
     */
    public static <T, E extends RuntimeException> List<Refused<T, E>> take(
            List<T> batch, Class<E> refusal, Consumer<List<T>> taking) {
        var refused = new ArrayList<Refused<T, E>>();
        take(batch, refusal, taking, refused);
        return refused;
    }

    private static <T, E extends RuntimeException> void take(
            List<T> part, Class<E> refusal, Consumer<List<T>> taking, List<Refused<T, E>> refused) {
        if (part.isEmpty()) {
            return;
        }
        try {
            taking.accept(part);
        } catch (RuntimeException e) {
            if (!refusal.isInstance(e)) {
                throw e;
            }
            if (part.size() == 1) {
                refused.add(new Refused<>(part.getFirst(), refusal.cast(e)));
                return;
            }
            int half = part.size() / 2;
            take(part.subList(0, half), refusal, taking, refused);
            take(part.subList(half, part.size()), refusal, taking, refused);
        }
    }
}
