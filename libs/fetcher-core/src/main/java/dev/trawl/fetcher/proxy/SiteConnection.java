package dev.trawl.fetcher.proxy;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a site for the plain requests of one connection of the browser. It stays open while the next request has the
 * same host and port. Used by one thread.
 */
final class SiteConnection implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    /** The most interim answers, such as 103, before the final one. */
    private static final int MAX_INTERIM = 10;

    private final VisitProxy visitProxy;
    private final OutputStream browser;
    private @Nullable Open open;

    /** A socket whose destination was checked when it connected, and what comes from there. */
    private record Open(Destination to, Socket socket, InputStream in) {}

    /** The head of an answer, and where its body comes from. */
    record Answer(MessageHead head, InputStream body) {}

    SiteConnection(VisitProxy visitProxy, OutputStream browser) {
        this.visitProxy = visitProxy;
        this.browser = browser;
    }

    /** What comes from a site. Before it blocks for more, it flushes to the browser what there is. */
    static InputStream from(Socket site, OutputStream browser) throws IOException {
        return new BufferedInputStream(
                new FilterInputStream(site.getInputStream()) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        browser.flush();
                        return super.read(bytes, offset, length);
                    }
                },
                BUFFER);
    }

    /**
     * Sends a request, and waits for the head of the answer. If the site has closed the connection since the last request, the
     * request is sent again on a new one. A request with a body cannot be sent again, so it gets a new connection.
     *
     * @param length of the body, in bytes; 0 to {@link Long#MAX_VALUE}
     * @throws ProxyRefusal.Thrown when the destination may not be reached
     */
    Answer ask(Destination to, byte[] head, InputStream body, long length) throws IOException, ProxyRefusal.Thrown {
        Open used = open;
        if (used != null && length == 0 && used.to().equals(to) && used.in().available() == 0) {
            Optional<Answer> answer = askAgain(used, head);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        close();
        Socket socket = visitProxy.connect(to);
        var site = new Open(to, socket, from(socket, browser));
        open = site;
        OutputStream up = socket.getOutputStream();
        up.write(head);
        copy(body, up, length);
        return answer(site).orElseThrow(() -> new IOException("closed without an answer"));
    }

    private static Optional<Answer> askAgain(Open site, byte[] head) throws IOException {
        try {
            site.socket().getOutputStream().write(head);
            return answer(site);
        } catch (SocketException reset) {
            return Optional.empty();
        }
    }

    /** @return empty when the site closes before the first byte */
    private static Optional<Answer> answer(Open site) throws IOException {
        for (int interim = 0; interim <= MAX_INTERIM; interim++) {
            Optional<MessageHead> head = MessageHead.read(site.in());
            if (head.isEmpty()) {
                return Optional.empty();
            }
            if (!head.get().start().startsWith("HTTP/1.")) {
                throw new IOException("an answer that is not HTTP/1");
            }
            boolean last =
                    !head.get().word(1).startsWith("1") || head.get().word(1).equals("101");
            if (last) {
                return head.map(one -> new Answer(one, site.in()));
            }
        }
        throw new IOException("more than " + MAX_INTERIM + " interim answers");
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
            visitProxy.drop(open.socket());
            open = null;
        }
    }
}
