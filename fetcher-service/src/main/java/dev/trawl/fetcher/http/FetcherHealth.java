package dev.trawl.fetcher.http;

import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.messages.Heartbeat;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Readiness: whether there is a browser to visit with. */
@Component("fetcher")
class FetcherHealth implements HealthIndicator {

    private final Browsers browsers;

    FetcherHealth(Browsers browsers) {
        this.browsers = browsers;
    }

    @Override
    public Health health() {
        Heartbeat.Browser browser = browsers.status();
        boolean up = browser.state() == Heartbeat.BrowserState.ACTIVE;
        return (up ? Health.up() : Health.down())
                .withDetail("browser", browser.state())
                .withDetail("visits", browser.visits())
                .withDetail("memory", browser.memoryBytes())
                .build();
    }
}
