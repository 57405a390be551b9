package dev.trawl.testing;

import dev.trawl.devservers.ServerFailed;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Something asked of the Docker engine, whose client has no time limit of its own. */
final class DockerCall {

    private DockerCall() {}

    /** Returns when it is done; fails, with the sentence, when it fails or takes longer. */
    static void run(String failure, Duration limit, Runnable call) {
        var task = new FutureTask<>(call, true);
        Thread.ofPlatform().daemon().name("engine-call").start(task);
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ServerFailed(failure + ": " + root(e).getMessage(), e);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new ServerFailed(failure + " within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new ServerFailed(failure + ": interrupted", e);
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }
}
