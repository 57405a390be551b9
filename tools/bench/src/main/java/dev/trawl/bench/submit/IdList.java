package dev.trawl.bench.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * User IDs that no two lists of one run share, in no order, like a list gathered by hand.
 *
 * @param first of the numbers they are made from
 */
public record IdList(int first, int count) {

    public Stream<String> ids() {
        return IntStream.range(first, first + count).mapToObj(IdList::id);
    }

    /** Each number gives another ID: every step can be undone (the finalizer of MurmurHash3, fmix32). */
    private static String id(int number) {
        int h = number;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return "%08x".formatted(h ^ h >>> 16);
    }

    /** One a line. */
    public Path writeTo(Path file) {
        try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
            for (String id : (Iterable<String>) ids()::iterator) {
                out.write(id);
                out.write('\n');
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
