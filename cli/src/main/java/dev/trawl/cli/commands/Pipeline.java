package dev.trawl.cli.commands;

import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.terminal.TerminalOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Starts a pipeline, lets a command use it, and ends it or leaves it running. */
final class Pipeline {

    private final Stacks stacks = Stacks.ofThisUser();
    private final Installation installation = Installation.here();
    private final TerminalOutput terminalOutput;
    private final StackOptions options;

    Pipeline(TerminalOutput terminalOutput, StackOptions options) {
        this.terminalOutput = terminalOutput;
        this.options = options;
    }

    /**
     * Runs the command with a pipeline of that name or one like it.
     *
     * @param holdArguments what a holder in the background needs to know besides the options
     */
    int with(
            String defaultName,
            Optional<DemoPlan> demo,
            List<String> holdArguments,
            ToIntFunction<PipelineHandle> command) {
        String name = options.claim(stacks, defaultName);
        terminalOutput.say(
                "starting the pipeline '" + name + "'" + (options.keep() ? " in the background" : ", Ctrl-C ends it"));
        return options.keep() ? kept(name, holdArguments, command) : passing(name, demo, command);
    }

    private int passing(String name, Optional<DemoPlan> demo, ToIntFunction<PipelineHandle> command) {
        var plan = options.plan(name, stacks, installation, demo);
        try (ForegroundPipeline held = ForegroundPipeline.start(plan, installation, terminalOutput, stacks)) {
            int status = command.applyAsInt(held);
            if (terminalOutput.isLive()) {
                terminalOutput.say("");
                terminalOutput.say("Enter or Ctrl-C ends everything");
                awaitEnter();
            } else {
                terminalOutput.say("");
                terminalOutput.say("all of it ends now; --keep leaves it running");
            }
            return status;
        }
    }

    private static void awaitEnter() {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            // the terminal is gone
        }
    }

    private int kept(String name, List<String> holdArguments, ToIntFunction<PipelineHandle> command) {
        List<String> arguments = new java.util.ArrayList<>(options.arguments(name));
        arguments.addAll(holdArguments);
        BackgroundPipeline held = BackgroundPipeline.start(name, arguments, stacks, installation);
        int status = command.applyAsInt(held);
        held.leave();
        terminalOutput.say("");
        terminalOutput.say("left running: ./trawl status, ./trawl stop --name " + name);
        return status;
    }
}
