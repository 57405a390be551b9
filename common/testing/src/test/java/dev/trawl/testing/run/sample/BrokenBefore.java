package dev.trawl.testing.run.sample;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fails before its only test. */
public class BrokenBefore {
    @BeforeAll
    static void fails() {
        throw new IllegalStateException("nothing can start");
    }

    @Test
    void isNotReached() {}
}
