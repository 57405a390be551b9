package dev.trawl.storage.messaging;

import dev.trawl.kafka.ScheduledLoop;
import dev.trawl.storage.catalog.Catalog;
import dev.trawl.storage.catalog.Catalog.IncompleteManifests;
import dev.trawl.storage.catalog.Catalog.QueryUnanswered;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Measures how many manifests are incomplete, and the age of the oldest one. */
@Component
final class IncompleteManifestMetrics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IncompleteManifestMetrics.class);

    private final Catalog catalog;
    private final Clock clock;
    private final IntakeStart intake;
    private final ScheduledLoop loop;
    private volatile IncompleteManifests incompleteManifests = new IncompleteManifests(0, null);

    IncompleteManifestMetrics(Catalog catalog, Clock clock, IntakeStart intake, MeterRegistry metrics) {
        this.catalog = catalog;
        this.clock = clock;
        this.intake = intake;
        this.loop = new ScheduledLoop("incomplete-manifests", Duration.ofSeconds(15), this::step, clock);
        Gauge.builder("trawl.storage.waiting", this, watch -> watch.incompleteManifests.manifests())
                .description("manifests with pages that are not stored yet")
                .register(metrics);
        Gauge.builder("trawl.storage.waiting.oldest", this, IncompleteManifestMetrics::oldestSeconds)
                .description("age of the oldest of them")
                .baseUnit("seconds")
                .register(metrics);
    }

    private double oldestSeconds() {
        var oldest = incompleteManifests.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    /** Measures once. */
    void step() {
        if (!intake.isStarted()) {
            return;
        }
        try {
            incompleteManifests = catalog.incompleteManifests();
        } catch (QueryUnanswered e) {
            log.debug("incomplete manifests not counted: {}", e.getMessage());
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.close();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
