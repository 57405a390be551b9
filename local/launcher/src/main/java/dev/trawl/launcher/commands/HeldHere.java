package dev.trawl.launcher.commands;

import dev.trawl.launcher.stack.Installation;
import dev.trawl.launcher.stack.Stack;
import dev.trawl.launcher.stack.StackPlan;
import dev.trawl.launcher.stack.StackState;
import dev.trawl.launcher.stack.Stacks;
import dev.trawl.launcher.stack.Supervision;

/** A pipeline that this process holds: it ends with it. */
final class HeldHere implements HeldStack {

    private final Stack stack;
    private final Supervision supervision;
    private final Screen screen;

    private HeldHere(Stack stack, Screen screen) {
        this.stack = stack;
        this.supervision = new Supervision(stack);
        this.screen = screen;
    }

    static HeldHere start(StackPlan plan, Installation installation, Screen screen, Stacks stacks) {
        return new HeldHere(Stack.start(plan, installation, () -> stacks.release(plan.name())), screen);
    }

    @Override
    public StackState state() {
        return stack.state();
    }

    @Override
    public void check() {
        supervision.step().forEach(screen::say);
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
