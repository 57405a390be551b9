package dev.trawl.fetcher.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The way to the site that the plain requests of one connection of the browser go. It stays open while the next request wants
 * the same host and port. Where the site has closed it meanwhile, the browser's connection ends too, and the browser asks
 * again on a new one, as it would without a proxy. Used by one thread.
 */
final class SiteConnection implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final Gate gate;
    private @Nullable Open open;

    /** A socket that was checked when it was connected, to where, and what comes from there. */
    private record Open(Destination to, Socket socket, InputStream in) {}

    SiteConnection(Gate gate) {
        this.gate = gate;
    }

    /**
     * Sends a request, and waits for the head of the answer.
     *
     * @param length of the body, in bytes; 0 to {@link Long#MAX_VALUE}
     * @throws Refused when the destination may not be reached
     */
    Answer ask(Destination to, byte[] head, InputStream body, long length) throws IOException, Refused {
        Open site = connected(to);
        OutputStream up = site.socket().getOutputStream();
        up.write(head);
        copy(body, up, length);
        Head answer = Head.read(site.in());
        while (answer.word(1).startsWith("1") && !answer.word(1).equals("101")) {
            answer = Head.read(site.in());
        }
        return new Answer(answer, site.in());
    }

    /** The head of an answer, and where its body comes from. */
    record Answer(Head head, InputStream body) {}

    private Open connected(Destination to) throws IOException, Refused {
        Open before = open;
        if (before != null && before.to().equals(to)) {
            return before;
        }
        close();
        Socket socket = gate.connect(to);
        var now = new Open(to, socket, new BufferedInputStream(socket.getInputStream(), BUFFER));
        open = now;
        return now;
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the request ends in its body");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    @Override
    public void close() {
        if (open != null) {
            gate.drop(open.socket());
            open = null;
        }
    }
}
