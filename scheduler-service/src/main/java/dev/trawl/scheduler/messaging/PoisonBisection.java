package dev.trawl.scheduler.messaging;

import dev.trawl.scheduler.task.TaskStore.UnstorableMessage;
import java.util.List;

/** Takes a batch whole or, where a message of it cannot be kept, in halves, so that this message alone is set aside. */
final class PoisonBisection {

    private PoisonBisection() {}

    /** Takes messages in one transaction; throws {@link UnstorableMessage} when one of them cannot be kept. */
    interface Taking<T> {
        void take(List<T> part);
    }

    /** Sets a message aside that cannot be kept, durably. */
    interface SettingAside<T> {
        void setAside(T message, UnstorableMessage why) throws InterruptedException;
    }

    static <T> void take(List<T> batch, Taking<T> taking, SettingAside<T> aside) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        try {
            taking.take(batch);
        } catch (UnstorableMessage e) {
            if (batch.size() == 1) {
                aside.setAside(batch.getFirst(), e);
                return;
            }
            int half = batch.size() / 2;
            take(batch.subList(0, half), taking, aside);
            take(batch.subList(half, batch.size()), taking, aside);
        }
    }
}
