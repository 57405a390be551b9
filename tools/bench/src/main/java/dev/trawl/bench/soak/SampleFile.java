package dev.trawl.bench.soak;

import dev.trawl.devservers.process.ProcessUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The samples as CSV: a line each, a column each figure. */
final class SampleFile {

    private SampleFile() {}

    /** Leaves the file as it is where there are none. */
    static void write(Path file, List<SoakSample> samples) {
        if (samples.isEmpty()) {
            return;
        }
        try {
            Files.writeString(file, text(samples));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Nothing without samples: they name the columns. */
    static String text(List<SoakSample> samples) {
        if (samples.isEmpty()) {
            return "";
        }
        List<String> names = List.copyOf(samples.getFirst().usages().keySet());
        List<String> head = new ArrayList<>(List.of("seconds", "visits", "pages", "ms_per_page", "zombies"));
        for (String name : names) {
            for (String figure : List.of("rss_mib", "pss_mib", "unfiled_mib", "threads", "descriptors", "processes")) {
                head.add(name + "_" + figure);
            }
        }
        var text = new StringBuilder(String.join(",", head)).append('\n');
        samples.forEach(
                sample -> text.append(String.join(",", line(sample, names))).append('\n'));
        return text.toString();
    }

    private static List<String> line(SoakSample sample, List<String> names) {
        SoakSample.Done done = sample.done();
        List<String> line = new ArrayList<>();
        line.add(number(done.seconds()));
        line.add(Integer.toString(done.visits()));
        line.add(Long.toString(done.pages()));
        line.add(Double.isNaN(done.millisPerPage()) ? "" : number(done.millisPerPage()));
        line.add(Integer.toString(sample.zombies()));
        for (String name : names) {
            ProcessUsage usage = sample.usages().get(name);
            if (usage == null) {
                line.addAll(List.of("", "", "", "", "", ""));
            } else {
                line.add(number(usage.rssMebibytes()));
                line.add(number(usage.pssMebibytes()));
                line.add(number(usage.unfiledMebibytes()));
                line.add(Integer.toString(usage.threads()));
                line.add(Integer.toString(usage.descriptors()));
                line.add(Integer.toString(usage.processes()));
            }
        }
        return line;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
