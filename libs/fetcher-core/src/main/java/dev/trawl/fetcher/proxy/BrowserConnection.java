package dev.trawl.fetcher.proxy;

import dev.trawl.fetcher.proxy.MessageHead.BodyFraming;
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
 * One connection of the browser: a tunnel (CONNECT), or plain requests (absolute form) one after the other. Each request is
 * checked by itself, so that none reaches a host that was checked for another. Used by one thread.
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

    private final VisitProxy visitProxy;
    private final Socket browser;
    private final ProxySettings settings;
    private final InputStream in;
    private final OutputStream out;

    BrowserConnection(VisitProxy visitProxy, Socket browser, ProxySettings settings) throws IOException {
        this.visitProxy = visitProxy;
        this.browser = browser;
        this.settings = settings;
        this.in = new BufferedInputStream(browser.getInputStream(), BUFFER);
        this.out = new BufferedOutputStream(browser.getOutputStream(), BUFFER);
    }

    /** Serves request after request, until one side closes. */
    void run() throws IOException {
        try (var site = new SiteConnection(visitProxy, out)) {
            Optional<MessageHead> request = MessageHead.read(in);
            while (request.isPresent() && serve(request.get(), site)) {
                request = MessageHead.read(in);
            }
        }
    }

    /** @return whether another request may follow */
    private boolean serve(MessageHead request, SiteConnection site) throws IOException {
        visitProxy.inFlight().incrementAndGet();
        try {
            if (request.word(0).equals("CONNECT")) {
                tunnel(Destination.ofAuthority(request.word(1)));
                return false;
            }
            return forward(request, URI.create(request.word(1)), site);
        } catch (ProxyRefusal.Thrown e) {
            visitProxy.traffic().refuse(e.refusal());
            answer("403 Forbidden", e.refusal().reason());
        } catch (AddressPolicy.HostUnreachable e) {
            answer("502 Bad Gateway", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            visitProxy
                    .traffic()
                    .refuse(new ProxyRefusal.NotUnderstood(request.word(1), String.valueOf(e.getMessage())));
            answer("400 Bad Request", "not understood");
        } finally {
            visitProxy.inFlight().decrementAndGet();
        }
        return false;
    }

    private void tunnel(Destination to) throws IOException, ProxyRefusal.Thrown {
        Socket site = visitProxy.connect(to);
        try {
            out.write(MessageHead.ascii("HTTP/1.1 200 Connection established\r\n\r\n"));
            out.flush();
            Thread upward = Thread.ofVirtual().start(() -> {
                try {
                    in.transferTo(site.getOutputStream());
                    site.shutdownOutput();
                } catch (IOException e) {
                    visitProxy.drop(site);
                }
            });
            // A tunnel may carry all pages of the visit. The bytes of one page cannot be seen.
            var bounds =
                    new BodyDownload.Bounds(to.toString(), settings.visitBytes().toBytes());
            download(SiteConnection.from(site, out), bounds).whole(new BodyFraming.UntilClosed());
            out.flush();
            visitProxy.drop(browser);
            upward.interrupt();
        } finally {
            visitProxy.drop(site);
        }
    }

    private boolean forward(MessageHead request, URI url, SiteConnection site) throws IOException, ProxyRefusal.Thrown {
        if (request.header("transfer-encoding").isPresent()) {
            throw new IllegalArgumentException("a request body without a length");
        }
        String path = (url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        byte[] messageHead = request.rewritten(request.word(0) + " " + path + " HTTP/1.1", HOP_BY_HOP, List.of());
        long body = request.contentLength().orElse(0);
        Destination to = Destination.ofUrl(url);
        SiteConnection.Answer answer;
        BodyFraming bodyFraming;
        try {
            answer = site.ask(to, messageHead, in, body);
            bodyFraming = request.word(0).equals("HEAD")
                    ? new BodyFraming.None()
                    : answer.head().framing();
        } catch (AddressPolicy.HostUnreachable e) {
            throw e;
        } catch (IOException e) {
            // Answered, not closed: a browser repeats the request when a used connection closes without an answer.
            throw new AddressPolicy.HostUnreachable(to, e);
        }
        boolean another = pass(answer, bodyFraming, url.toString());
        if (answer.head().closes()) {
            site.close();
        }
        return another && !request.closes();
    }

    /** @return whether the browser knows where the answer ended, so that another may follow */
    private boolean pass(SiteConnection.Answer answer, BodyFraming bodyFraming, String url) throws IOException {
        MessageHead messageHead = answer.head();
        boolean another = !(bodyFraming instanceof BodyFraming.UntilClosed)
                && messageHead.start().startsWith("HTTP/1.1");
        BodyDownload bodyDownload = download(
                answer.body(),
                new BodyDownload.Bounds(url, settings.responseBytes().toBytes()));
        if (!bodyDownload.isWithinBounds(bodyFraming)) {
            // Answered, not closed: see above.
            answer("502 Bad Gateway", "more bytes than allowed");
            return false;
        }
        out.write(messageHead.rewritten(
                messageHead.start(), HOP_BY_HOP, another ? List.of() : List.of("Connection: close")));
        try {
            return bodyDownload.whole(bodyFraming) && another;
        } finally {
            out.flush();
        }
    }

    private BodyDownload download(InputStream from, BodyDownload.Bounds bounds) {
        return new BodyDownload(from, out, visitProxy.traffic(), settings, bounds);
    }

    private void answer(String status, String reason) throws IOException {
        byte[] body = MessageHead.ascii("Trawl: " + reason.toLowerCase(Locale.ROOT) + "\n");
        out.write(MessageHead.ascii(
                "HTTP/1.1 " + status + "\r\nX-Trawl-Proxy: " + status + "\r\nContent-Type: text/plain\r\n"
                        + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n"));
        out.write(body);
        out.flush();
    }
}
