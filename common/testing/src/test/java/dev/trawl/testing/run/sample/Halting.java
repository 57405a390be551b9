package dev.trawl.testing.run.sample;

import org.junit.jupiter.api.Test;

/** Ends its process with the status of success before it has ended itself. */
public class Halting {
    @Test
    void endsTheProcess() {
        Runtime.getRuntime().halt(0);
    }
}
