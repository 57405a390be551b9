package dev.trawl.scheduler.crawl;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** User IDs as they came. May be read several times, each time from the start. */
@FunctionalInterface
public interface Upload {

    /** @throws IOException when what was kept of the upload cannot be read again */
    void forEach(Consumer<UploadEntry> consumer) throws IOException;

    /** These texts, numbered from 1. */
    static Upload of(List<String> texts) {
        return consumer -> {
            long line = 0;
            for (String text : texts) {
                consumer.accept(new UploadEntry.Text(++line, text));
            }
        };
    }

    /** One entry of an upload. */
    sealed interface UploadEntry {

        /** The line, or the place in the array, from 1. */
        long line();

        /** What may be a user ID. */
        record Text(long line, String text) implements UploadEntry {}

        /** What cannot be one; says why. */
        record Garbage(long line, String shown, String reason) implements UploadEntry {}
    }
}
