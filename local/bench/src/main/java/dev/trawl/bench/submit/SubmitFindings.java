package dev.trawl.bench.submit;

import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.PeakMemory;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.measure.ResultTable;
import dev.trawl.bench.measure.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What {@link SubmitBench} found. */
final class SubmitFindings {

    private static final double RATIO = 0.5;

    /** As the soak calls a memory flat. */
    private static final double FLAT = 1.15;

    private final Map<Integer, List<Upload>> uploads = new LinkedHashMap<>();
    private final List<Calls> calls = new ArrayList<>();

    /**
     * One large upload.
     *
     * @param sample of the scheduler, in user IDs
     * @param peak of the scheduler's memory meanwhile
     * @param bare user IDs a second of the COPY
     */
    record Upload(MeasuredRun sample, PeakMemory.Peak peak, double bare) {
        double ratio() {
            return sample.perSecond() / bare;
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d IDs: %.0f IDs/s, bare COPY %.0f, ratio %.2f; peak RSS %.0f MiB, heap %.0f MiB; others had %.0f %% of"
                            + " the CPU",
                    sample.items(),
                    sample.perSecond(),
                    bare,
                    ratio(),
                    peak.memory().rssMebibytes(),
                    peak.heapMebibytes(),
                    100 * sample.foreign());
        }
    }

    /**
     * Many small ones at once.
     *
     * @param lost tasks that were accepted and are not in the database
     */
    record Calls(ConcurrentSubmitters.Answers answers, long lost) {
        String text() {
            return String.format(
                    Locale.ROOT,
                    "%d submissions at once: accepted after %.1f s, %d times asked to come back, %d connections broken; %d"
                            + " tasks lost",
                    answers.accepted(),
                    answers.slowest(),
                    answers.comeBacks(),
                    answers.broken(),
                    lost);
        }
    }

    void add(int ids, Upload upload) {
        uploads.computeIfAbsent(ids, any -> new ArrayList<>()).add(upload);
    }

    void add(Calls one) {
        calls.add(one);
    }

    Report report() {
        var large = new ResultTable(
                "user IDs in one upload",
                "IDs/s",
                "bare COPY, IDs/s",
                "÷ bare COPY",
                "JVM CPU ms/1000 IDs",
                "peak RSS, MiB",
                "peak PSS, MiB",
                "peak heap used, MiB",
                "others' CPU %");
        uploads.forEach((ids, all) -> large.row(
                String.format(Locale.ROOT, "%,d", ids),
                of(all, upload -> upload.sample.perSecond()).text(0),
                of(all, Upload::bare).text(0),
                of(all, Upload::ratio).text(2),
                of(all, upload -> 1_000_000 * upload.sample.cpuPerItem()).text(0),
                rss(all).text(0),
                of(all, upload -> upload.peak.memory().pssMebibytes()).text(0),
                of(all, upload -> upload.peak.heapMebibytes()).text(0),
                of(all, upload -> 100 * upload.sample.foreign()).text(0)));
        var small = new ResultTable(
                "submissions at once",
                "all accepted after, s",
                "asked to come back",
                "connections broken",
                "tasks lost");
        calls.forEach(one -> small.row(
                String.format(Locale.ROOT, "%,d", one.answers.accepted()),
                String.format(Locale.ROOT, "%.1f", one.answers.slowest()),
                Long.toString(one.answers.comeBacks()),
                Long.toString(one.answers.broken()),
                Long.toString(one.lost)));
        return new Report(
                List.of(large, small),
                aims(),
                List.of("each size once, whatever --rounds says; the tables fill up from one to the next"));
    }

    private List<Aim> aims() {
        List<Integer> sizes = List.copyOf(uploads.keySet());
        List<Upload> least = uploads.getOrDefault(sizes.getFirst(), List.of());
        List<Upload> most = uploads.getOrDefault(sizes.getLast(), List.of());
        return List.of(
                Aim.atLeast(
                        String.format(Locale.ROOT, "IDs/s of %,d in one upload ÷ bare COPY", sizes.getLast()),
                        of(most, Upload::ratio).median(),
                        RATIO,
                        RATIO),
                Aim.atMost(
                        String.format(
                                Locale.ROOT, "peak RSS with %,d ÷ that with %,d", sizes.getLast(), sizes.getFirst()),
                        rss(most).median() / rss(least).median(),
                        FLAT,
                        FLAT),
                Aim.atMost(
                        "tasks lost of submissions at once",
                        calls.stream().mapToLong(Calls::lost).sum(),
                        0,
                        0));
    }

    private static Spread rss(List<Upload> all) {
        return of(all, upload -> upload.peak.memory().rssMebibytes());
    }

    private static Spread of(List<Upload> all, ToDoubleFunction<Upload> figure) {
        return Spread.of(all.stream().map(figure::applyAsDouble).toList());
    }
}
