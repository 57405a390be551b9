package dev.trawl.bench;

import dev.trawl.cli.CommandGroup;
import dev.trawl.cli.CommandProvider;

/** The commands that measure, which {@code trawl} has where this module is on the class path. */
public final class BenchCommands implements CommandProvider {

    @Override
    public CommandGroup group() {
        return new CommandGroup("Measurements", Bench.class, SoakCommand.class, ChaosCommand.class);
    }
}
