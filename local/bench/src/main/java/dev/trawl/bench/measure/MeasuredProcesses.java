package dev.trawl.bench.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A process and all below it, looked at anew each time. What was re-parented to init (Chromium's crash handlers, idle unless
 * something crashes) is not below it any more and not counted.
 */
public final class MeasuredProcesses {

    private static final String JAVA = "java";
    private static final String DRIVER = "chromedriver";

    private final long root;

    public MeasuredProcesses(long root) {
        this.root = root;
    }

    /** This JVM, and with it every process that it started. */
    public static MeasuredProcesses ours() {
        return new MeasuredProcesses(ProcessHandle.current().pid());
    }

    /** CPU time of this JVM alone. */
    public static CpuTime thisJvm() {
        double seconds =
                Proc.read("self/stat").map(Proc.Stat::parse).map(Proc.Stat::own).orElse(0L) / Proc.TICKS_PER_SECOND;
        return new CpuTime(seconds, 0, 0);
    }

    /** CPU time since each of its processes started; that of ended ones is kept by those who waited for them. */
    public CpuTime cpu() {
        long own = 0;
        long driver = 0;
        long browser = 0;
        for (Proc.Stat process : processes()) {
            if (process.name().equals(JAVA)) {
                own += process.own();
            } else if (process.name().equals(DRIVER)) {
                driver += process.own();
            } else {
                browser += process.own();
            }
            browser += process.ended();
        }
        return new CpuTime(
                own / Proc.TICKS_PER_SECOND, driver / Proc.TICKS_PER_SECOND, browser / Proc.TICKS_PER_SECOND);
    }

    /** Memory of the root process alone. */
    public Memory rootMemory() {
        return Memory.of(List.of(root));
    }

    /** Memory of the root and all below it. */
    public Memory memory() {
        return Memory.of(processes().stream().map(Proc.Stat::pid).toList());
    }

    private List<Proc.Stat> processes() {
        List<Proc.Stat> all = Proc.processes();
        List<Proc.Stat> found = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(root));
        all.stream().filter(process -> process.pid() == root).forEach(found::add);
        while (!open.isEmpty()) {
            long parent = open.pop();
            for (Proc.Stat process : all) {
                if (process.parent() == parent) {
                    found.add(process);
                    open.push(process.pid());
                }
            }
        }
        return found;
    }
}
