package dev.trawl.fetcher.messaging;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** The configured brokers: {@code host:port}, separated by commas. */
record Brokers(String bootstrap) {

    private static final int CONNECT_MILLIS = 500;

    /** Why no broker accepts a connection; empty when one does. */
    Optional<IOException> unreachable() {
        IOException last = new IOException("no broker in '" + bootstrap + "'");
        for (String broker : bootstrap.split(",", -1)) {
            int colon = broker.lastIndexOf(':');
            if (colon < 1) {
                continue;
            }
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                broker.substring(0, colon).strip(),
                                Integer.parseInt(broker.substring(colon + 1).strip())),
                        CONNECT_MILLIS);
                return Optional.empty();
            } catch (IOException e) {
                last = e;
            }
        }
        return Optional.of(last);
    }
}
