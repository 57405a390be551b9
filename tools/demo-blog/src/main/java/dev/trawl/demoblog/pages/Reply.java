package dev.trawl.demoblog.pages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What becomes of a request: usually a {@link Body}, but anything that can be done to a connection. */
@FunctionalInterface
public interface Reply {

    /** Sends it, and leaves the exchange closed; runs in a virtual thread of its own. */
    void send(HttpExchange exchange) throws IOException;
}
