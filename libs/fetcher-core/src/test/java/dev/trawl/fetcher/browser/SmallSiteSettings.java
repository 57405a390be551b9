package dev.trawl.fetcher.browser;

import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What a visit of a {@link SmallSite} needs: the route to it, and its site file. */
public final class SmallSiteSettings {

    private SmallSiteSettings() {}

    /** Leads {@code site.test} to this site. */
    public static ProxySettings routes(SmallSite site) {
        return new ProxySettings(
                Map.of("site.test:80", "127.0.0.1:" + site.port()), null, null, Duration.ofSeconds(2), null);
    }

    /** A site file for {@code site.test}. */
    public static SiteFile file(String pages, String rest) {
        return read(SmallSite.yaml(pages, rest));
    }

    /** A site file for {@code site.test} whose lists are JSON documents. */
    public static SiteFile documents(String pages) {
        String yaml = SmallSite.yaml(pages, "");
        return read(yaml.substring(0, yaml.indexOf("rules:")) + "rules: {}\n");
    }

    private static SiteFile read(String yaml) {
        try {
            Path folder = Files.createTempDirectory("site-file");
            Path path = folder.resolve("small.yml");
            Files.writeString(path, yaml);
            try {
                return SiteFiles.read(path);
            } finally {
                Files.delete(path);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
