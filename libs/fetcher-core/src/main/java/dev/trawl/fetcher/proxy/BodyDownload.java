package dev.trawl.fetcher.proxy;

import dev.trawl.fetcher.proxy.MessageHead.BodyFraming;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Copies the body of one response to the browser, counts its bytes, and stops at its bounds. Used by one thread.
 */
final class BodyDownload {

    private static final int MAX_LINE = 8 * 1024;

    private final InputStream from;
    private final OutputStream to;
    private final ProxyTraffic proxyTraffic;
    private final ProxySettings settings;
    private final Bounds bounds;
    private final byte[] buffer = new byte[16 * 1024];
    private long here;
    private boolean tooMuch;

    /**
     * The limit of one response.
     *
     * @param what a URL, or the host and port at a tunnel's end
     * @param bytes the limit of this response; the visit as a whole has a limit besides
     */
    record Bounds(String what, long bytes) {}

    BodyDownload(InputStream from, OutputStream to, ProxyTraffic proxyTraffic, ProxySettings settings, Bounds bounds) {
        this.from = from;
        this.to = to;
        this.proxyTraffic = proxyTraffic;
        this.settings = settings;
        this.bounds = bounds;
    }

    /** Whether the length that the response announces is within the bounds. */
    boolean isWithinBounds(BodyFraming bodyFraming) {
        if (bodyFraming instanceof BodyFraming.Length length && length.bytes() > bounds.bytes()) {
            tooMuch = true;
            proxyTraffic.cutOff(bounds.what());
        }
        return !tooMuch;
    }

    /** @return whether the body came to its end */
    boolean whole(BodyFraming bodyFraming) throws IOException {
        return switch (bodyFraming) {
            case BodyFraming.None none -> true;
            case BodyFraming.Length length -> bytes(length.bytes());
            case BodyFraming.Chunked chunked -> chunks();
            case BodyFraming.UntilClosed untilClosed -> untilClosed();
        };
    }

    private boolean bytes(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0 || !passes(read)) {
                return false;
            }
            left -= read;
        }
        return true;
    }

    private boolean untilClosed() throws IOException {
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (!passes(read)) {
                return false;
            }
        }
        return true;
    }

    /** Copies the chunks as they come, with the last one and the trailers. */
    private boolean chunks() throws IOException {
        for (long size = size(line()); size > 0; size = size(line())) {
            if (!bytes(size)) {
                return false;
            }
            if (!line().isEmpty()) {
                throw new IOException("a chunk that is longer than it says");
            }
        }
        while (!tooMuch && !line().isEmpty()) {
            // Each line is a trailer. The empty line is the end.
        }
        return !tooMuch;
    }

    private boolean passes(int read) throws IOException {
        count(read);
        if (tooMuch) {
            return false;
        }
        to.write(buffer, 0, read);
        return true;
    }

    private void count(int read) {
        here += read;
        if (proxyTraffic.received(read) > settings.visitBytes().toBytes()) {
            tooMuch = true;
            proxyTraffic.exhausted(bounds.what());
        } else if (here > bounds.bytes()) {
            tooMuch = true;
            proxyTraffic.cutOff(bounds.what());
        }
    }

    /** Copies one line of the framing, and returns it without its end. */
    private String line() throws IOException {
        var text = new StringBuilder();
        for (int b = from.read(); b != '\n'; b = from.read()) {
            if (b < 0) {
                throw new EOFException("the connection ends between two chunks");
            }
            if (text.length() == MAX_LINE) {
                throw new IOException("a chunk's line of more than " + MAX_LINE + " characters");
            }
            text.append((char) b);
        }
        byte[] line = MessageHead.ascii(text.append('\n').toString());
        count(line.length);
        to.write(line);
        return text.toString().strip();
    }

    private static long size(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (!digits.matches("[0-9A-Fa-f]{1,15}")) {
            throw new IOException("'" + digits + "' is no chunk size");
        }
        return Long.parseLong(digits, 16);
    }
}
