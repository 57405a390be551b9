package dev.trawl.bench.measure;

import dev.trawl.devservers.process.ProcFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most resident memory that a process has held since a moment, as the kernel counts it. */
public record PeakMemory(long pid) {

    /** What proc(5) takes for "forget the peak". */
    private static final String RESET = "5";

    /** Begins now. */
    public static PeakMemory of(long pid) {
        try {
            Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), RESET);
            return new PeakMemory(pid);
        } catch (IOException e) {
            throw new BenchFailed("the peak memory of process " + pid + " cannot be reset", e);
        }
    }

    public double mebibytes() {
        return ProcFiles.bytes(pid, "status", "VmHWM") / 1024.0 / 1024.0;
    }
}
