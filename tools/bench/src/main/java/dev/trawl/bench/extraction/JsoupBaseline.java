package dev.trawl.bench.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * A program of its own: parses the pages of a folder over and over with one thread and prints seconds and CPU seconds. It is
 * run by the Java, and with the switches, that the parser runs with.
 */
public final class JsoupBaseline {

    private JsoupBaseline() {}

    /** @param arguments a folder of HTML files, how many pages to warm up with, how many to parse */
    public static void main(String[] arguments) throws IOException {
        List<byte[]> pages = read(Path.of(arguments[0]));
        parse(pages, Integer.parseInt(arguments[1]));
        int count = Integer.parseInt(arguments[2]);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        long elements = parse(pages, count);
        System.out.println((System.nanoTime() - start) / 1e9 + " " + (cpuNanos() - cpu) / 1e9 + " " + elements);
    }

    private static List<byte[]> read(Path folder) throws IOException {
        List<byte[]> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                pages.add(Files.readAllBytes(file));
            }
        }
        return pages;
    }

    /** The sum of the elements, so that nothing can be left out. */
    private static long parse(List<byte[]> pages, int count) {
        long elements = 0;
        for (int i = 0; i < count; i++) {
            String html = new String(pages.get(i % pages.size()), UTF_8);
            elements +=
                    Jsoup.parse(html, "http://blog.demo.test/").getAllElements().size();
        }
        return elements;
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
    }
}
