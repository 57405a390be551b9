package dev.trawl.demoblog;

import dev.trawl.demoblog.replay.CapturedHost;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link DemoServer} is started.
 *
 * @param address to listen on
 * @param port for http; 0 for any free one
 * @param httpsPort for https, which there is only with a replay; 0 for any free one
 * @param untrustedPort for https with an untrusted certificate; 0 for any free one
 * @param accessLog a file to append requests to
 * @param replay a captured host to serve beside the blog
 * @param crawlDelay seconds between two loads that robots.txt asks for; 0: it asks for none
 */
public record ServerOptions(
        Blog blog,
        String address,
        int port,
        int httpsPort,
        int untrustedPort,
        @Nullable Path accessLog,
        @Nullable CapturedHost replay,
        int crawlDelay) {

    /** Without a crawl-delay. */
    public ServerOptions(
            Blog blog,
            String address,
            int port,
            int httpsPort,
            int untrustedPort,
            @Nullable Path accessLog,
            @Nullable CapturedHost replay) {
        this(blog, address, port, httpsPort, untrustedPort, accessLog, replay, 0);
    }

    /** This blog on any free port of the loopback address. */
    public static ServerOptions of(Blog blog) {
        return new ServerOptions(blog, "127.0.0.1", 0, 0, 0, null, null);
    }

    /** The same with a captured host. */
    public ServerOptions with(CapturedHost host) {
        return new ServerOptions(blog, address, port, httpsPort, untrustedPort, accessLog, host, crawlDelay);
    }
}
