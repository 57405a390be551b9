package dev.trawl.testing.run.sample;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Never ends. */
public class Hanging {
    @Test
    void waits() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
