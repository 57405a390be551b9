package dev.trawl.cli.commands;

import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.Stack;
import dev.trawl.cli.stack.StackPlan;
import dev.trawl.cli.stack.StackState;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.cli.stack.Supervision;
import dev.trawl.terminal.TerminalOutput;

/** A pipeline that this process holds: it ends with it. */
final class ForegroundPipeline implements LocalPipeline {

    private final Stack stack;
    private final Supervision supervision;
    private final TerminalOutput terminalOutput;

    private ForegroundPipeline(Stack stack, TerminalOutput terminalOutput) {
        this.stack = stack;
        this.supervision = new Supervision(stack);
        this.terminalOutput = terminalOutput;
    }

    static ForegroundPipeline start(
            StackPlan plan, Installation installation, TerminalOutput terminalOutput, Stacks stacks) {
        return new ForegroundPipeline(
                Stack.start(
                        plan,
                        installation,
                        () -> stacks.release(plan.name()),
                        line -> terminalOutput.progress(line, System.nanoTime())),
                terminalOutput);
    }

    @Override
    public StackState state() {
        return stack.state();
    }

    @Override
    public void check() {
        supervision.step().forEach(terminalOutput::say);
    }

    @Override
    public boolean isEnding() {
        return stack.isClosed();
    }

    @Override
    public void first(Runnable action) {
        stack.beforeEnd(action);
    }

    @Override
    public void close() {
        stack.close();
    }
}
