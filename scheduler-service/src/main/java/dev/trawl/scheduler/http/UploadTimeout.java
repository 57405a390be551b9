package dev.trawl.scheduler.http;

import java.time.Duration;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Lets an upload pause for longer than a connection that says nothing may. */
final class UploadTimeout implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration longestPause;

    UploadTimeout(Duration longestPause) {
        this.longestPause = longestPause;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                protocol.setDisableUploadTimeout(false);
                protocol.setConnectionUploadTimeout(Math.toIntExact(longestPause.toMillis()));
            }
        });
    }
}
