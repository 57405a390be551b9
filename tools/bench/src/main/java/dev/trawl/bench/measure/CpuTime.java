package dev.trawl.bench.measure;

import dev.trawl.devservers.process.LiveProcess;
import dev.trawl.devservers.process.ProcessSnapshot;
import java.util.List;

/**
 * CPU seconds, user and system, by the program that used them.
 *
 * @param own of Java: the fetcher's JVM, or the loop's
 * @param driver of chromedriver
 * @param browser of everything else below: the browser's processes, ended ones included
 */
public record CpuTime(double own, double driver, double browser) {

    private static final long THIS_JVM = ProcessHandle.current().pid();

    /**
     * Of a process and all below it, since each of them started. A process whose parent has ended is not below it any more:
     * Chromium's crash handlers, which sleep.
     */
    public static CpuTime ofTree(long root) {
        return of(ProcessSnapshot.take().tree(root));
    }

    /** Of this JVM and every process that it started. */
    public static CpuTime ofBench() {
        return ofTree(THIS_JVM);
    }

    /** Of this JVM alone. */
    public static CpuTime ofThisJvm() {
        double own = ProcessSnapshot.take().only(THIS_JVM).stream()
                .mapToDouble(LiveProcess::ownCpu)
                .sum();
        return new CpuTime(own, 0, 0);
    }

    private static CpuTime of(List<LiveProcess> processes) {
        double own = 0;
        double driver = 0;
        double browser = 0;
        for (LiveProcess process : processes) {
            switch (process.program()) {
                case "java" -> own += process.ownCpu();
                case "chromedriver" -> driver += process.ownCpu();
                default -> browser += process.ownCpu();
            }
            browser += process.endedCpu();
        }
        return new CpuTime(own, driver, browser);
    }

    public double total() {
        return own + driver + browser;
    }

    public CpuTime minus(CpuTime earlier) {
        return new CpuTime(own - earlier.own, driver - earlier.driver, browser - earlier.browser);
    }

    public CpuTime plus(CpuTime other) {
        return new CpuTime(own + other.own, driver + other.driver, browser + other.browser);
    }
}
