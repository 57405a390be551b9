package dev.trawl.cli.commands;

import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.cli.stack.StackState;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.devservers.LogTail;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A pipeline that a process in the background holds: it stays when this process ends in order. */
final class BackgroundPipeline implements LocalPipeline {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(90);

    private final Stacks stacks;
    private final String name;
    private final ProcessHandle holder;
    private final InputStream log;
    private final List<Runnable> beforeEnd = new CopyOnWriteArrayList<>();
    private boolean ending;

    private BackgroundPipeline(Stacks stacks, String name, ProcessHandle holder, InputStream log) {
        this.stacks = stacks;
        this.name = name;
        this.holder = holder;
        this.log = log;
    }

    /** Starts a holder for a claimed name, and returns when its pipeline is up. */
    static BackgroundPipeline start(String name, List<String> arguments, Stacks stacks, Installation installation) {
        Path log = stacks.folder(name, Optional.empty()).folder().resolve("holder.log");
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dtrawl.root=" + installation.repository(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.trawl.cli.Trawl",
                "hold"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .directory(installation.repository().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            stacks.handOver(name, process.toHandle());
            // opened now: a holder that fails takes the folder with it
            var held = new BackgroundPipeline(stacks, name, process.toHandle(), Files.newInputStream(log));
            Runtime.getRuntime().addShutdownHook(new Thread(held::endUnlessLeft, "end " + name));
            held.awaitStart();
            return held;
        } catch (IOException e) {
            stacks.release(name);
            throw new UncheckedIOException("cannot start a process in the background", e);
        }
    }

    private boolean left;

    /** From now on it outlives this process. */
    synchronized void leave() {
        left = true;
    }

    private void endUnlessLeft() {
        synchronized (this) {
            if (left) {
                return;
            }
        }
        close();
    }

    private void awaitStart() {
        long end = System.nanoTime() + START.toNanos();
        while (stacks.state(name).isEmpty()) {
            check();
            if (System.nanoTime() > end) {
                close();
                throw new StackFailed("the pipeline did not start within " + START.toSeconds() + " s");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Override
    public StackState state() {
        return stacks.state(name).orElseThrow(() -> new StackFailed("the pipeline '" + name + "' has ended"));
    }

    @Override
    public void check() {
        if (!holder.isAlive() && !isEnding()) {
            String lastWords = LogTail.of(log, 8);
            stacks.release(name);
            throw new StackFailed("the pipeline ended:\n" + lastWords);
        }
    }

    @Override
    public synchronized boolean isEnding() {
        return ending;
    }

    @Override
    public void first(Runnable action) {
        beforeEnd.add(action);
    }

    @Override
    public void close() {
        synchronized (this) {
            ending = true;
        }
        beforeEnd.forEach(Runnable::run);
        end(holder);
        stacks.release(name);
    }

    /** Ends the holder of a pipeline; returns when it has ended. */
    static void end(ProcessHandle holder) {
        holder.destroy();
        try {
            holder.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            holder.destroyForcibly(); // its children end with it
        }
    }
}
