package dev.trawl.storage.http;

import dev.trawl.storage.catalog.Catalog.QueryUnanswered;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams all rows that match. Between two pages of rows it keeps no connection, so that a stalled reader costs only a
 * thread. A row that changes during the export appears as it is when the export reaches it. No row is left out or repeated.
 */
final class RowExport {

    private static final Logger log = LoggerFactory.getLogger(RowExport.class);
    private static final int RETRIES = 60;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private RowExport() {}

    /** Gives the rows after that one in the order of their keys, and the first ones after null. */
    @FunctionalInterface
    interface Pages<T> {
        List<T> after(@Nullable T last);
    }

    /** Writes rows. */
    interface Format<T> {
        String mediaType();

        void begin(Writer out) throws IOException;

        void row(T row, Writer out) throws IOException;
    }

    /**
     * @throws QueryUnanswered when the database does not return the first rows
     * @throws IOException when the reader is gone or the database stays unreachable; the reader then sees a broken
     *     connection instead of an end
     */
    static <T> void stream(HttpServletResponse response, String file, Format<T> format, Pages<T> pages)
            throws IOException {
        List<T> rows = pages.after(null);
        response.setContentType(format.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.setHeader("Cache-Control", "no-store");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        format.begin(out);
        while (!rows.isEmpty()) {
            for (T row : rows) {
                format.row(row, out);
            }
            out.flush();
            rows = next(pages, rows.getLast());
        }
        out.flush();
    }

    private static <T> List<T> next(Pages<T> pages, T last) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return pages.after(last);
            } catch (QueryUnanswered e) {
                if (attempt == RETRIES) {
                    log.warn("export aborted: {}", e.getMessage());
                    throw new IOException("export aborted: " + e.getMessage(), e);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopping");
        }
    }
}
