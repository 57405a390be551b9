package dev.trawl.fetcher.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers the first request of each connection with the same bytes, and closes it. */
final class BareSite implements AutoCloseable {

    private final ServerSocket server;
    private final byte[] answer;

    BareSite(String answer) throws IOException {
        this.answer = answer.getBytes(ISO_8859_1);
        this.server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                MessageHead.read(socket.getInputStream());
                socket.getOutputStream().write(answer);
            } catch (IOException e) {
                // The test is over, or has closed the connection.
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
