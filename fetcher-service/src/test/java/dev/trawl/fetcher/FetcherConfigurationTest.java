package dev.trawl.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.browser.ManagedBrowser;
import dev.trawl.fetcher.browser.webdriver.WebDriverBrowser;
import dev.trawl.fetcher.proxy.ForwardProxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FetcherConfigurationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private FetcherSettings settings(Map<String, String> given) {
        var keys = new HashMap<>(given);
        keys.put("trawl.fetcher.browser.folder", folder.toString());
        return new Binder(new MapConfigurationPropertySource(keys)).bindOrCreate("trawl", FetcherSettings.class);
    }

    private ManagedBrowser browser(Map<String, String> given) {
        FetcherSettings settings = settings(given);
        var proxy = new ForwardProxy(settings.fetcher().proxy());
        return new FetcherConfiguration().browser(settings, proxy, step -> {}, Clock.systemUTC());
    }

    @Test
    void drivesByCdpWhereNothingElseIsSet() {
        try (ManagedBrowser browser = browser(Map.of())) {
            assertThat(browser).isInstanceOf(Browsers.class);
        }
    }

    @Test
    void drivesByWebDriverWhereThatIsSet() {
        try (ManagedBrowser browser =
                browser(Map.of("trawl.fetcher.browser.driven-by", "webdriver", "trawl.fetcher.slots", "1"))) {
            assertThat(browser).isInstanceOf(WebDriverBrowser.class);
        }
    }

    @Test
    void refusesToDriveTwoVisitsAtATimeByWebDriver() {
        assertThatThrownBy(() -> settings(Map.of("trawl.fetcher.browser.driven-by", "webdriver")))
                .rootCause()
                .hasMessageContaining("trawl.fetcher.slots is 2")
                .hasMessageContaining("trawl.fetcher.browser.driven-by=webdriver");
    }
}
