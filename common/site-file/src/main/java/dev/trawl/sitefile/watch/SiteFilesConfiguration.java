package dev.trawl.sitefile.watch;

import dev.trawl.sitefile.LiveSiteFiles;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health names a refused site file as long as it is there; the service is up, with the one before. */
@AutoConfiguration
class SiteFilesConfiguration {

    @Bean
    MeterBinder siteFaults(LiveSiteFiles sites) {
        return registry -> Gauge.builder(
                        "trawl.site.faults", sites, live -> live.faults().size())
                .description("Faults of site files that were changed and are refused")
                .register(registry);
    }

    @Bean
    HealthIndicator siteFilesHealthIndicator(LiveSiteFiles sites) {
        return () -> {
            List<String> faults = sites.faults();
            return (faults.isEmpty() ? Health.up() : Health.up().withDetail("refused", faults)).build();
        };
    }
}
