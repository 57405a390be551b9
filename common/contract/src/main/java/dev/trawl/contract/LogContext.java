package dev.trawl.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of this thread are about until it is closed: {@code crawl}, {@code task}, {@code site}, {@code user},
 * {@code attempt} and {@code visit} are fields of each line where logs are JSON. Opened and closed by one thread.
 */
public final class LogContext implements AutoCloseable {

    private final Map<String, @Nullable String> before = new LinkedHashMap<>();

    private LogContext(Map<String, String> fields) {
        fields.forEach((name, value) -> {
            before.put(name, MDC.get(name));
            MDC.put(name, value);
        });
    }

    /** A visit's. */
    public static LogContext of(VisitRef visit) {
        return new LogContext(Map.of(
                "crawl", visit.crawlId().value(),
                "task", visit.taskId().toString(),
                "site", visit.site().value(),
                "user", visit.userId().value(),
                "attempt", Integer.toString(visit.attempt()),
                "visit", visit.visitId().toString()));
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, value);
            }
        });
    }
}
