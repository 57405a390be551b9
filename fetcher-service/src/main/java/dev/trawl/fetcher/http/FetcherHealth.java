package dev.trawl.fetcher.http;

import dev.trawl.contract.Heartbeat;
import dev.trawl.fetcher.browser.ManagedBrowser;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness: whether there is an active browser. */
@Component("fetcher")
class FetcherHealth implements HealthIndicator {

    private final ManagedBrowser browser;

    FetcherHealth(ManagedBrowser browser) {
        this.browser = browser;
    }

    @Override
    public Health health() {
        Heartbeat.Browser shown = browser.status();
        boolean up = shown.state() == Heartbeat.BrowserState.ACTIVE;
        return (up ? Health.up() : Health.down())
                .withDetail("browser", shown.state())
                .withDetail("visits", shown.visits())
                .withDetail("memory", shown.memoryBytes())
                .build();
    }
}
