package dev.trawl.fetcher.browser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.PageExpectation;
import dev.trawl.fetcher.visit.Tab;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.testing.SmallSite;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongMessagesIT {

    /** A long message comes in thousands of frames, each of which waits for its turn on a busy machine. */
    private static final Duration LIMIT = allow(Duration.ofMinutes(1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static NavigationResult load(Tab tab, SiteFile site, String path) throws InterruptedException {
        var list = Objects.requireNonNull(site.pages().list());
        return tab.load(
                URI.create("http://site.test" + path), PageExpectation.list(1, list, Optional.empty(), true), LIMIT);
    }

    @Test
    void losesTheTabWhosePageWritesToItsConsoleMoreThanAnyHeapHoldsAndNoOther() throws Exception {
        try (var small = new SmallSite();
                var browsers = new Browsers(
                        CdpTabIT.settings(folder),
                        new ForwardProxy(SmallSiteSettings.routes(small)),
                        step -> {},
                        Clock.systemUTC())) {
            small.page("/quiet", SmallSite.list(1, 3, ""));
            small.page(
                    "/loud",
                    "<body><script>console.log('x'.repeat(" + (CdpConnection.LONGEST + 1) + "));"
                            + "setTimeout(() => { document.body.id = 'never'; }, 1e6)</script>");
            SiteFile site = SmallSiteSettings.file("""
                    list: {url: "http://site.test/{user}", ready: "#list", item: ".item"}
                    """, "");
            try (Tab loud = browsers.open(site, LIMIT);
                    Tab quiet = browsers.open(site, LIMIT)) {
                assertThat(load(loud, site, "/loud")).isInstanceOfSatisfying(NavigationResult.Lost.class, lost -> {
                    assertThat(lost.own()).isTrue();
                    assertThat(lost.reason()).contains("DevTools message of");
                });
                assertThat(load(quiet, site, "/quiet")).isInstanceOf(NavigationResult.Page.class);
            }
        }
    }
}
