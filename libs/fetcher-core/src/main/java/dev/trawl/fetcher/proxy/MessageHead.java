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
import java.util.stream.Stream;

/** The start line and headers of an HTTP/1.1 message (RFC 9112), as far as a proxy needs them. */
record MessageHead(String start, List<String> lines) {

    private static final int MAX_BYTES = 64 * 1024;

    /**
     * Reads the head of a message.
     *
     * @return empty when the stream ends before its first byte
     * @throws IOException when the stream ends within the head, or it has more than 64 KB, or is no HTTP
     */
    static Optional<MessageHead> read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(1024);
        int matched = 0;
        while (matched < 4) {
            int b = in.read();
            if (b < 0 && bytes.size() == 0) {
                return Optional.empty();
            }
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
        return Optional.of(new MessageHead(
                lines.getFirst(),
                lines.stream().skip(1).filter(line -> !line.isEmpty()).toList()));
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

    /** The parts of all headers of a name, separated by commas, in lower case. */
    private List<String> parts(String name) {
        return lines.stream()
                .filter(line -> name(line).equals(name))
                .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 1).split(",")))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether the sender closes the connection afterwards. */
    boolean closes() {
        return parts("connection").contains("close")
                || parts("proxy-connection").contains("close");
    }

    /**
     * What marks the end of the body, where the request was not HEAD.
     *
     * @throws IOException when the head has two lengths, or one that is no number
     */
    BodyFraming framing() throws IOException {
        if (word(1).equals("204") || word(1).equals("304")) {
            return new BodyFraming.None();
        }
        List<String> codings = parts("transfer-encoding");
        if (!codings.isEmpty()) {
            return codings.getLast().equals("chunked") ? new BodyFraming.Chunked() : new BodyFraming.UntilClosed();
        }
        try {
            OptionalLong length = contentLength();
            return length.isPresent() ? new BodyFraming.Length(length.getAsLong()) : new BodyFraming.UntilClosed();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the length is no number, or there are two that differ */
    OptionalLong contentLength() {
        List<String> lengths = parts("content-length").stream().distinct().toList();
        if (lengths.isEmpty()) {
            return OptionalLong.empty();
        }
        if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("the length " + String.join(", ", lengths));
        }
        return OptionalLong.of(Long.parseLong(lengths.getFirst()));
    }

    /** This head with another start line, without some headers, and with additional ones. */
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

    /** What marks the end of a response body (RFC 9112, section 6.3). */
    sealed interface BodyFraming {

        /** There is no body. */
        record None() implements BodyFraming {}

        record Length(long bytes) implements BodyFraming {}

        /** RFC 9112, section 7.1. */
        record Chunked() implements BodyFraming {}

        record UntilClosed() implements BodyFraming {}
    }
}
