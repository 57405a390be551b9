package dev.trawl.cli;

/**
 * Commands of another module. {@code trawl} has them where that module is on the class path, by {@link java.util.ServiceLoader};
 * images do not have the bench.
 */
public interface CommandProvider {

    CommandGroup group();
}
