package dev.trawl.fetcher;

import dev.trawl.contract.FetcherId;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.proxy.ProxySettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code trawl.*} of the fetcher; an unknown key stops the start.
 *
 * @param sites folder of the site files
 * @param topics validated where topics are created
 * @param progress validated where listeners are watched
 */
@Validated
@ConfigurationProperties(value = "trawl", ignoreUnknownFields = false)
public record FetcherSettings(
        @DefaultValue("sites") Path sites,
        @DefaultValue Map<String, Object> topics,
        @DefaultValue Map<String, Object> progress,
        @DefaultValue Fetcher fetcher) {

    /**
     * {@code trawl.fetcher.*}.
     *
     * @param id default: the host's name and a random suffix
     * @param slots visits at a time; default 2
     * @param grace what a visit may take after SIGTERM before its task is handed back; default 15 s
     */
    public record Fetcher(
            @Nullable String id,
            @Min(1) @Max(64) @DefaultValue("2") int slots,
            @DefaultValue("15s") Duration grace,
            @DefaultValue BrowserSettings browser,
            @DefaultValue ProxySettings proxy) {

        public Fetcher {
            if (browser.drivenBy() == BrowserSettings.DrivenBy.WEBDRIVER && slots > 1) {
                throw new IllegalArgumentException("trawl.fetcher.slots is " + slots
                        + ", and trawl.fetcher.browser.driven-by=webdriver drives one visit at a time: set"
                        + " trawl.fetcher.slots=1, or driven-by=cdp");
            }
        }

        FetcherId fetcherId() {
            return new FetcherId(id == null || id.isBlank() ? random() : id);
        }

        private static String random() {
            String random = Integer.toString(
                    ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36, 36 * 36 * 36 * 36 * 36), 36);
            return host() + "-" + random;
        }

        private static String host() {
            try {
                String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
                String cut = name.substring(0, Math.min(50, name.length()));
                return cut.matches("[A-Za-z0-9].*") ? cut : "fetcher";
            } catch (UnknownHostException e) {
                return "fetcher";
            }
        }
    }
}
