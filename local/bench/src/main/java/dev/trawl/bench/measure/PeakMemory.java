package dev.trawl.bench.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The most memory that a process has held while something else went on, looked at twice a second. One owner. */
public final class PeakMemory implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final MeasuredProcesses process;
    private final LongSupplier heap;
    private final Thread thread;
    private long rss;
    private long pss;
    private long mostHeap;

    /**
     * In bytes.
     *
     * @param memory of the process; the most RSS and the most PSS, perhaps of two moments
     * @param heap the most of what is used, garbage included
     */
    public record Peak(Memory memory, long heap) {
        public double heapMebibytes() {
            return heap / 1024.0 / 1024.0;
        }
    }

    private PeakMemory(MeasuredProcesses process, LongSupplier heap) {
        this.process = process;
        this.heap = heap;
        this.thread = Thread.ofPlatform().daemon().name("peak-memory").unstarted(this::watch);
    }

    /** Begins to look. */
    public static PeakMemory watch(MeasuredProcesses process, LongSupplier heap) {
        var peak = new PeakMemory(process, heap);
        peak.look();
        peak.thread.start();
        return peak;
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(INTERVAL);
                look();
            }
        } catch (InterruptedException | BenchFailed e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        Memory now = process.rootMemory();
        long used = heap.getAsLong();
        synchronized (this) {
            rss = Math.max(rss, now.rss());
            pss = Math.max(pss, now.pss());
            mostHeap = Math.max(mostHeap, used);
        }
    }

    /** Up to now; looks once more. */
    public Peak peak() {
        look();
        synchronized (this) {
            return new Peak(new Memory(rss, pss), mostHeap);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LIMIT);
        } catch (InterruptedException e) {
            throw Pause.ended(e);
        }
    }
}
