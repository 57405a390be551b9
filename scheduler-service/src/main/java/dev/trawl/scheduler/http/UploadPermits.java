package dev.trawl.scheduler.http;

import dev.trawl.http.TemporarilyUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Few uploads are entered at once; the others wait for their turn, and are asked to come back before anything happened. */
final class UploadPermits {

    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Semaphore places;
    private final Duration wait;

    UploadPermits(int atOnce, Duration wait) {
        this.places = new Semaphore(atOnce, true);
        this.wait = wait;
    }

    /** @throws TemporarilyUnavailable when the turn did not come in time */
    <T> T take(Supplier<T> work) {
        try {
            if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TemporarilyUnavailable("too many uploads at once; nothing was changed", COME_BACK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporarilyUnavailable("the scheduler is stopping; nothing was changed", COME_BACK);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
