package dev.trawl.testing.run.sample;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Lacks what it needs. */
public class Skipped {
    @Test
    void needsWhatIsNotThere() {
        Assumptions.abort("what it needs is not there");
    }
}
