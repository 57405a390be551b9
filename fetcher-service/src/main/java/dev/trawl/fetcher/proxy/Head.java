package dev.trawl.fetcher.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The start line and headers of an HTTP/1.1 message (RFC 9112), as far as a proxy looks at them. */
record Head(String start, List<String> lines) {

    private static final int MAX_BYTES = 64 * 1024;

    /** @throws IOException when the stream ends, or the head is longer than 64 KB or no HTTP */
    static Head read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(1024);
        int matched = 0;
        while (matched < 4) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the connection ends in a head");
            }
            bytes.write(b);
            if (bytes.size() > MAX_BYTES) {
                throw new IOException("a head of more than " + MAX_BYTES + " bytes");
            }
            matched =
                    b == '\r' ? (matched == 2 ? 3 : 1) : b == '\n' && (matched == 1 || matched == 3) ? matched + 1 : 0;
        }
        List<String> lines = bytes.toString(ISO_8859_1).lines().toList();
        if (lines.isEmpty() || lines.getFirst().split(" ", -1).length < 2) {
            throw new IOException("a head that is not HTTP");
        }
        return new Head(
                lines.getFirst(),
                lines.stream().skip(1).filter(line -> !line.isEmpty()).toList());
    }

    static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    /** The n-th word of the start line. */
    String word(int n) {
        String[] words = start.split(" ", 3);
        return n < words.length ? words[n] : "";
    }

    Optional<String> header(String name) {
        return lines.stream()
                .filter(line -> name(line).equals(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /** Whether whoever sent this closes the connection afterwards. */
    boolean closes() {
        return header("connection").filter("close"::equalsIgnoreCase).isPresent()
                || header("proxy-connection").filter("close"::equalsIgnoreCase).isPresent();
    }

    /**
     * How the body of this answer to anything but HEAD ends.
     *
     * @throws IllegalArgumentException when it says two lengths
     */
    Framing framing() {
        if (word(1).equals("204") || word(1).equals("304")) {
            return new Framing.None();
        }
        Optional<String> coding = header("transfer-encoding");
        if (coding.isPresent()) {
            return coding.get().equalsIgnoreCase("chunked") ? new Framing.Chunked() : new Framing.UntilClosed();
        }
        OptionalLong length = contentLength();
        return length.isPresent() ? new Framing.Length(length.getAsLong()) : new Framing.UntilClosed();
    }

    /** @throws IllegalArgumentException when it is no length, or there are two that differ */
    OptionalLong contentLength() {
        List<String> lengths = lines.stream()
                .filter(line -> name(line).equals("content-length"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .distinct()
                .toList();
        if (lengths.size() > 1) {
            throw new IllegalArgumentException("two lengths");
        }
        if (lengths.isEmpty()) {
            return OptionalLong.empty();
        }
        long length = Long.parseLong(lengths.getFirst());
        if (length < 0) {
            throw new IllegalArgumentException("a length of " + length);
        }
        return OptionalLong.of(length);
    }

    /** The head with another start line, without some headers and with others. */
    byte[] rewritten(String newStart, Set<String> without, List<String> with) {
        var text = new StringBuilder(newStart).append("\r\n");
        lines.stream()
                .filter(line -> !without.contains(name(line)))
                .forEach(line -> text.append(line).append("\r\n"));
        with.forEach(line -> text.append(line).append("\r\n"));
        return ascii(text.append("\r\n").toString());
    }

    private static String name(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
    }
}
