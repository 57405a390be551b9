package dev.trawl.cli;

import dev.trawl.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/** The rules hold here, but for the package {@code crawl}: it reads rows by SQL where it shows them. */
class ArchitectureTest {

    @Test
    void keepsTheArchitectureRules() {
        ArchitectureRules.check("dev.trawl.cli.stack");
        ArchitectureRules.check("dev.trawl.cli.commands");
        ArchitectureRules.check("dev.trawl.cli.sites");
    }
}
