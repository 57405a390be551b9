package dev.trawl.fetcher.proxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One request of the browser: a tunnel (CONNECT) or a plain one (absolute form). A plain connection carries one exchange
 * and is then closed, so that no second request can slip through to a host that was checked for the first.
 */
final class Exchange {

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

    Exchange(Gate gate, Socket browser, ProxySettings settings) {
        this.gate = gate;
        this.browser = browser;
        this.settings = settings;
    }

    void run() throws IOException {
        var in = new BufferedInputStream(browser.getInputStream(), 16 * 1024);
        Head request = Head.read(in);
        try {
            if (request.word(0).equals("CONNECT")) {
                tunnel(Destination.ofAuthority(request.word(1)), in);
            } else {
                forward(request, URI.create(request.word(1)), in);
            }
        } catch (Refused e) {
            gate.traffic().refuse(e.refusal());
            answer("403 Forbidden", e.refusal().reason());
        } catch (Unreachable e) {
            answer("502 Bad Gateway", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            gate.traffic().refuse(new Refusal.NotUnderstood(request.word(1), String.valueOf(e.getMessage())));
            answer("400 Bad Request", "not understood");
        }
    }

    private void tunnel(Destination to, InputStream in) throws IOException, Refused {
        Socket site = gate.connect(to);
        try {
            OutputStream out = browser.getOutputStream();
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
            download(site.getInputStream(), out, OptionalLong.empty());
            gate.drop(browser);
            upward.interrupt();
        } finally {
            gate.drop(site);
        }
    }

    private void forward(Head request, URI url, InputStream in) throws IOException, Refused {
        OptionalLong body = request.contentLength();
        if (request.header("transfer-encoding").isPresent()) {
            throw new IllegalArgumentException("a request body without a length");
        }
        Socket site = gate.connect(Destination.ofUrl(url));
        try {
            OutputStream up = site.getOutputStream();
            String path = (url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath())
                    + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
            up.write(request.rewritten(
                    request.word(0) + " " + path + " HTTP/1.1", HOP_BY_HOP, List.of("Connection: close")));
            copy(in, up, body.orElse(0));
            up.flush();
            respond(request, new BufferedInputStream(site.getInputStream(), 16 * 1024));
        } finally {
            gate.drop(site);
        }
    }

    private void respond(Head request, InputStream from) throws IOException {
        OutputStream out = browser.getOutputStream();
        Head response = Head.read(from);
        while (response.word(1).startsWith("1") && !response.word(1).equals("101")) {
            response = Head.read(from);
        }
        out.write(response.rewritten(response.start(), HOP_BY_HOP, List.of("Connection: close")));
        out.flush();
        boolean bodiless = request.word(0).equals("HEAD")
                || response.word(1).equals("204")
                || response.word(1).equals("304");
        if (!bodiless) {
            download(from, out, response.contentLength());
        }
    }

    /** Copies towards the browser, counting, until the end, the given length or a bound. */
    private void download(InputStream from, OutputStream to, OptionalLong length) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long left = length.orElse(Long.MAX_VALUE);
        long here = 0;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return;
            }
            here += read;
            left -= read;
            if (gate.traffic().received(read) > settings.visitBytes().toBytes()
                    || here > settings.responseBytes().toBytes()) {
                gate.traffic().overflow();
                return;
            }
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[16 * 1024];
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

    private void answer(String status, String reason) throws IOException {
        byte[] body = Head.ascii("Trawl: " + reason.toLowerCase(Locale.ROOT) + "\n");
        OutputStream out = browser.getOutputStream();
        out.write(Head.ascii("HTTP/1.1 " + status + "\r\nX-Trawl-Proxy: " + status + "\r\nContent-Type: text/plain\r\n"
                + "Content-Length: " + body.length + "\r\nConnection: close\r\n\r\n"));
        out.write(body);
        out.flush();
    }
}
