package dev.trawl.cli.commands;

import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.StackPlan;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.terminal.TerminalOutput;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The process in the background that holds a pipeline which is to stay; started by other commands, for a claimed name. */
@Command(name = "hold", hidden = true)
@SuppressWarnings("unused") // picocli sets the fields
public final class BackgroundCommand implements Callable<Integer> {

    @Option(names = "--demo-users")
    private @Nullable Integer demoUsers;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Mixin
    private StackOptions options = new StackOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        var terminalOutput = new TerminalOutput(System.out, false);
        Stacks stacks = Stacks.ofThisUser();
        Installation installation = Installation.here();
        Optional<DemoPlan> demo =
                Optional.ofNullable(demoUsers).map(users -> new DemoPlan(users, seed, options.replay()));
        String name = Objects.requireNonNull(spec.findOption("--name").getValue());
        StackPlan plan = options.plan(name, stacks, installation, demo);
        try (ForegroundPipeline held = ForegroundPipeline.start(plan, installation, terminalOutput, stacks)) {
            while (!held.isEnding()) {
                held.check();
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            return 0;
        }
    }
}
