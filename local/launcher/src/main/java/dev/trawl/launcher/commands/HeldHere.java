package dev.trawl.launcher.commands;

import dev.trawl.launcher.stack.Installation;
import dev.trawl.launcher.stack.Stack;
import dev.trawl.launcher.stack.StackFailed;
import dev.trawl.launcher.stack.StackPlan;
import dev.trawl.launcher.stack.StackState;
import dev.trawl.launcher.stack.Stacks;
import dev.trawl.launcher.stack.Supervision;

/** A pipeline that this process holds: it ends with it. */
final class HeldHere implements Held {

    private final Stack stack;
    private final Supervision supervision;
    private final Screen screen;
    private final Stacks stacks;
    private final String name;

    private HeldHere(Stack stack, Screen screen, Stacks stacks, String name) {
        this.stack = stack;
        this.supervision = new Supervision(stack);
        this.screen = screen;
        this.stacks = stacks;
        this.name = name;
    }

    static HeldHere start(StackPlan plan, Installation installation, Screen screen, Stacks stacks) {
        try {
            return new HeldHere(Stack.start(plan, installation), screen, stacks, plan.name());
        } catch (StackFailed e) {
            stacks.release(plan.name());
            throw e;
        }
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
    public void close() {
        stack.close();
        stacks.release(name);
    }
}
