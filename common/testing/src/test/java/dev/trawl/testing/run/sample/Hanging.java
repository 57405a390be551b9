package dev.trawl.testing.run.sample;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Never ends, as little as a process that it has started. Prints the IDs of both. */
@SuppressWarnings("SystemOut")
public class Hanging {
    @Test
    void waits() throws InterruptedException, IOException {
        Process child = new ProcessBuilder("sleep", "1000000").start();
        System.out.println("process " + ProcessHandle.current().pid() + "\nprocess " + child.pid());
        new CountDownLatch(1).await();
    }
}
