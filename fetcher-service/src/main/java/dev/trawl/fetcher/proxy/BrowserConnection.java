package dev.trawl.fetcher.proxy;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One connection of the browser: a tunnel (CONNECT), or plain requests (absolute form) one after the other. Each of them is
 * checked for itself, so that none slips through to a host that was checked for another. Used by one thread.
 */
final class BrowserConnection {

    private static final int BUFFER = 16 * 1024;

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "proxy-connection",
            "keep-alive",
            "proxy-authorization",
            "proxy-authenticate",
            "te",
            "upgrade",
            "expect");

    private final Gate gate;
    private final Socket browser;
    private final ProxySettings settings;
    private final InputStream in;
    private final OutputStream out;

    BrowserConnection(Gate gate, Socket browser, ProxySettings settings) throws IOException {
        this.gate = gate;
        this.browser = browser;
        this.settings = settings;
        this.in = new BufferedInputStream(browser.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(browser.getOutputStream(), BUFFER);
    }

    /** Serves request after request, until one side has had enough. */
    void run() throws IOException {
        try (var site = new SiteConnection(gate, out)) {
            Optional<Head> request = Head.read(in);
            while (request.isPresent() && serve(request.get(), site)) {
                request = Head.read(in);
            }
        }
    }

    /** @return whether another request may follow */
    private boolean serve(Head request, SiteConnection site) throws IOException {
        gate.inFlight().incrementAndGet();
        try {
            if (request.word(0).equals("CONNECT")) {
                tunnel(Destination.ofAuthority(request.word(1)));
                return false;
            }
            return forward(request, URI.create(request.word(1)), site);
        } catch (Refused e) {
            gate.traffic().refuse(e.refusal());
            answer("403 Forbidden", e.refusal().reason());
        } catch (Unreachable e) {
            answer("502 Bad Gateway", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            gate.traffic().refuse(new Refusal.NotUnderstood(request.word(1), String.valueOf(e.getMessage())));
            answer("400 Bad Request", "not understood");
        } finally {
            gate.inFlight().decrementAndGet();
        }
        return false;
    }

    private void tunnel(Destination to) throws IOException, Refused {
        Socket site = gate.connect(to);
        try {
            out.write(Head.ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
            out.flush();
            Thread upward = Thread.ofVirtual().start(() -> {
                try {
                    in.transferTo(site.getOutputStream());
                    site.shutdownOutput();
                } catch (IOException e) {
                    gate.drop(site);
                }
            });
            // It may carry all pages of the visit: what one of them brings cannot be seen.
            var bounds =
                    new Download.Bounds(to.toString(), settings.visitBytes().toBytes());
            download(SiteConnection.from(site, out), bounds).whole(new Framing.UntilClosed());
            out.flush();
            gate.drop(browser);
            upward.interrupt();
        } finally {
            gate.drop(site);
        }
    }

    private boolean forward(Head request, URI url, SiteConnection site) throws IOException, Refused {
        if (request.header("transfer-encoding").isPresent()) {
            throw new IllegalArgumentException("a request body without a length");
        }
        String path = (url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        byte[] head = request.rewritten(request.word(0) + " " + path + " HTTP/1.1", HOP_BY_HOP, List.of());
        long body = request.contentLength().orElse(0);
        Destination to = Destination.ofUrl(url);
        SiteConnection.Answer answer;
        Framing framing;
        try {
            answer = site.ask(to, head, in, body);
            framing = request.word(0).equals("HEAD")
                    ? new Framing.None()
                    : answer.head().framing();
        } catch (Unreachable e) {
            throw e;
        } catch (IOException e) {
            // Answered, not closed: a browser asks again where a connection that it has used closes without an answer.
            throw new Unreachable(to, e);
        }
        boolean another = pass(answer, framing, url.toString());
        if (answer.head().closes()) {
            site.close();
        }
        return another && !request.closes();
    }

    /** @return whether the browser knows where the answer ended, so that another may follow */
    private boolean pass(SiteConnection.Answer answer, Framing framing, String url) throws IOException {
        Head head = answer.head();
        boolean another =
                !(framing instanceof Framing.UntilClosed) && head.start().startsWith("HTTP/1.1");
        Download download = download(
                answer.body(), new Download.Bounds(url, settings.responseBytes().toBytes()));
        if (!download.isWithinBounds(framing)) {
            // Answered, not closed: see above.
            answer("502 Bad Gateway", "more bytes than allowed");
            return false;
        }
        out.write(head.rewritten(head.start(), HOP_BY_HOP, another ? List.of() : List.of("Connection: close")));
        try {
            return download.whole(framing) && another;
        } finally {
            out.flush();
        }
    }

    private Download download(InputStream from, Download.Bounds bounds) {
        return new Download(from, out, gate.traffic(), settings, bounds);
    }

    private void answer(String status, String reason) throws IOException {
        byte[] body = Head.ascii("Trawl: " + reason.toLowerCase(Locale.ROOT) + "\n");
        out.write(Head.ascii("HTTP/1.1 " + status + "\r\nX-Trawl-Proxy: " + status + "\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n"));
        out.write(body);
        out.flush();
    }
}
