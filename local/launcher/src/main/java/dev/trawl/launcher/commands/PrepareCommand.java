package dev.trawl.launcher.commands;

import dev.trawl.launcher.stack.Installation;
import picocli.CommandLine.Command;

/** The last step of a build: makes the services start fast. */
@Command(name = "prepare", hidden = true)
public final class PrepareCommand implements Runnable {

    @Override
    public void run() {
        Installation.here().prepareWell();
    }
}
