package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.site.SiteStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps of what heartbeats say of robots.txt again and again only what is new. What cannot be kept comes again. */
final class RobotsChanges {

    private final SiteStore sites;
    private final Map<SiteId, Instant> kept = new ConcurrentHashMap<>();

    RobotsChanges(SiteStore sites) {
        this.sites = sites;
    }

    /** @return whether something was new */
    boolean heard(Heartbeat heartbeat) {
        boolean news = false;
        for (Heartbeat.Robots robots : Optional.ofNullable(heartbeat.robots()).orElse(List.of())) {
            Instant before = kept.getOrDefault(robots.site(), Instant.MIN);
            if (robots.readAt().isAfter(before) && sites.keepRobots(robots)) {
                kept.put(robots.site(), robots.readAt());
                news = true;
            }
        }
        return news;
    }
}
