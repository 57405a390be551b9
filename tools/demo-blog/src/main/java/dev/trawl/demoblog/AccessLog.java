package dev.trawl.demoblog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for what, and when: written when a request comes in, so that pages which never answer are in it too. Counts
 * everything, remembers the last requests, and appends all to a file if there is one, which becomes {@code .1} when it is
 * longer than 10 MB. Thread-safe.
 */
public final class AccessLog implements AutoCloseable {

    private static final int REMEMBERED = 20_000;
    private static final long LONGEST_FILE = 10_000_000;

    private final Clock clock;
    private final Deque<Entry> last = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final @Nullable Path path;
    private @Nullable BufferedWriter file;
    private long written;

    /**
     * One request.
     *
     * @param kind page, robots, static, track, replay or other
     * @param agent the User-Agent header; empty without one
     */
    public record Entry(Instant at, String kind, String scheme, String host, String path, String agent) {

        /** The line in the file; columns are separated by tabs. */
        public String line() {
            return String.join(
                    "\t", at.truncatedTo(ChronoUnit.MILLIS).toString(), kind, scheme, host, path, agent.strip());
        }
    }

    AccessLog(Clock clock, @Nullable Path path) {
        this.clock = clock;
        this.path = path;
        try {
            file = path == null ? null : appendTo(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the access log " + path, e);
        }
    }

    private BufferedWriter appendTo(Path log) throws IOException {
        written = Files.exists(log) ? Files.size(log) : 0;
        return Files.newBufferedWriter(log, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    synchronized void add(String kind, String scheme, String host, String path, String agent) {
        var entry = new Entry(clock.instant(), kind, scheme, host, path, agent);
        counts.merge(kind, 1L, Long::sum);
        if (last.size() == REMEMBERED) {
            last.removeFirst();
        }
        last.addLast(entry);
        try {
            write(entry.line());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the access log", e);
        }
    }

    private void write(String line) throws IOException {
        if (file == null || path == null) {
            return;
        }
        if (written > LONGEST_FILE) {
            file.close();
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            file = appendTo(path);
        }
        file.write(line);
        file.newLine();
        file.flush();
        written += line.length() + 1;
    }

    /** Requests since the start, by kind. */
    public synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** The last 20,000 requests, the oldest first. */
    public synchronized List<Entry> last() {
        return List.copyOf(last);
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
