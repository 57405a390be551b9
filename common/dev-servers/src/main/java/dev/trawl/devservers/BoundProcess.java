package dev.trawl.devservers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A child process that does not outlive this one, SIGKILL included, where the system has {@code setpriv}; elsewhere its
 * owner has to end it. Standard output and error go to a log file.
 */
public final class BoundProcess {

    /** The kernel's signal comes when the thread that started the child ends: this one ends with the JVM. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-starter").factory());

    private static final boolean CAN_BIND = CommandPath.has("setpriv");
    private static final boolean CAN_DETACH = CommandPath.has("setsid");

    private static final long LONGEST_LOG = 10_000_000;

    private final Process process;

    private BoundProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it in the folder, with the variables on top of this process's own; appends to the log, of which what is longer
     * than 10 MB is put aside as {@code .1} first.
     */
    public static BoundProcess start(
            List<String> command, Path folder, Map<String, String> variables, Path log, DeathSignal signal) {
        putAside(log);
        var builder = new ProcessBuilder(bound(command, signal))
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        try {
            return new BoundProcess(STARTER.submit(builder::start).get());
        } catch (ExecutionException e) {
            throw new ServerFailed("cannot start " + command.getFirst() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while starting " + command.getFirst(), e);
        }
    }

    private static void putAside(Path log) {
        try {
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new ServerFailed("cannot rename " + log, e);
        }
    }

    /**
     * In a session of its own, so that the terminal's Ctrl-C goes to the parent only, which ends its children in order. The
     * signal is set last before the command, because a change of user or namespace would clear it.
     */
    private static List<String> bound(List<String> command, DeathSignal signal) {
        List<String> wrapped = new ArrayList<>();
        int outer = command.getFirst().equals(UserNamespace.PREFIX.getFirst()) ? UserNamespace.PREFIX.size() : 0;
        wrapped.addAll(command.subList(0, outer));
        if (CAN_DETACH) {
            wrapped.add("setsid");
        }
        if (CAN_BIND) {
            wrapped.addAll(List.of("setpriv", "--pdeathsig", signal.name()));
        }
        wrapped.addAll(command.subList(outer, command.size()));
        return wrapped;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status of one that has ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Whether it ended within that time. */
    public boolean ends(Duration within) {
        try {
            return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** A signal by its name without SIG, such as INT or STOP. */
    public void signal(String name) {
        if (!process.isAlive()) {
            return;
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (!kill.waitFor(5, TimeUnit.SECONDS)) {
                kill.destroyForcibly();
            }
        } catch (IOException e) {
            throw new ServerFailed("cannot signal process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL to it and to all below it; returns when none of them runs any more. */
    public void kill() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        ends(Duration.ofSeconds(10));
        for (ProcessHandle one : below) {
            awaitEnd(one);
        }
    }

    /** SIGTERM, and SIGKILL to the tree after the grace period. */
    public void end(Duration grace) {
        terminate();
        if (!ends(grace)) {
            kill();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new ServerFailed("process " + process.pid() + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Commands that are on the PATH. */
    private static final class CommandPath {
        private CommandPath() {}

        static boolean has(String command) {
            String path = System.getenv("PATH");
            return path != null
                    && List.of(path.split(File.pathSeparator)).stream()
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
        }
    }

    /** What the kernel sends to a child whose parent has died. */
    public enum DeathSignal {
        /** The child has nothing to put in order. */
        KILL,
        /** The child ends in order when interrupted, and does not linger. */
        INT
    }
}
