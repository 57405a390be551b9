package dev.trawl.fetcher.browser.process;

import dev.trawl.fetcher.visit.TimeLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Finds, measures and ends the processes of a browser, by /proc. */
public final class ProcessTree {

    /** The environment variable that holds the folder of the browser to which a process belongs. */
    static final String MARK = "TRAWL_BROWSER";

    private static final Path PROC = Path.of("/proc");

    private ProcessTree() {}

    /** This process and all its descendants, as they are now. */
    public static Set<ProcessHandle> of(long root) {
        var tree = new LinkedHashSet<ProcessHandle>();
        ProcessHandle.of(root).ifPresent(handle -> {
            tree.add(handle);
            handle.descendants().forEach(tree::add);
        });
        return tree;
    }

    /** Every process whose command line or environment names this folder. This includes crashpad, whose parent is init. */
    public static Set<ProcessHandle> naming(Path folder) {
        var found = new LinkedHashSet<ProcessHandle>();
        try (Stream<Path> entries = Files.list(PROC)) {
            entries.filter(entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(entry -> names(entry, folder.toString()))
                    .map(entry -> Long.parseLong(entry.getFileName().toString()))
                    .filter(pid -> pid != ProcessHandle.current().pid())
                    .forEach(pid -> ProcessHandle.of(pid).ifPresent(found::add));
        } catch (IOException e) {
            return found;
        }
        return found;
    }

    private static boolean names(Path process, String folder) {
        return read(process.resolve("cmdline")).contains("--user-data-dir=" + folder + "/")
                || read(process.resolve("environ")).contains(MARK + "=" + folder + "\0");
    }

    /** Kills all and waits until none runs; a zombie does not run. Returns whether all ended within the limit. */
    static boolean kill(Collection<ProcessHandle> processes, Duration limit) {
        processes.forEach(ProcessHandle::destroyForcibly);
        var timeLimit = new TimeLimit(limit);
        while (processes.stream().anyMatch(process -> isAlive(process.pid()))) {
            if (timeLimit.passed() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    /** Whether the process runs. A zombie does not. */
    public static boolean isAlive(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        int name = stat.lastIndexOf(')');
        return name > 0 && stat.length() > name + 2 && stat.charAt(name + 2) != 'Z' && stat.charAt(name + 2) != 'X';
    }

    /** When the process started, in clock ticks since the boot. With its ID this identifies the process. */
    static Optional<String> started(long pid) {
        String stat = read(PROC.resolve(pid + "/stat"));
        int name = stat.lastIndexOf(')');
        String[] fields =
                name < 0 ? new String[0] : stat.substring(name + 1).strip().split(" ", -1);
        return fields.length > 19 ? Optional.of(fields[19]) : Optional.empty();
    }

    /** The memory of the processes in bytes (PSS: shared parts count in proportion); 0 when it is unknown. */
    public static long memory(Collection<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process ->
                        read(PROC.resolve(process.pid() + "/smaps_rollup")).lines())
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
