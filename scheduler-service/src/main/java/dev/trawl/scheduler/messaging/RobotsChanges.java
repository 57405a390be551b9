package dev.trawl.scheduler.messaging;

import dev.trawl.messages.Heartbeat;
import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.ledger.RobotsStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;

/** Keeps of what heartbeats say of robots.txt again and again only what is new. What cannot be kept comes again. */
final class RobotsChanges {

    private final RobotsStore book;
    private final Map<SiteId, Instant> kept = new ConcurrentHashMap<>();

    RobotsChanges(RobotsStore book) {
        this.book = book;
    }

    /** @return whether something was new */
    boolean heard(Heartbeat heartbeat) {
        boolean news = false;
        for (Heartbeat.Robots robots : Optional.ofNullable(heartbeat.robots()).orElse(List.of())) {
            Instant before = kept.getOrDefault(robots.site(), Instant.MIN);
            if (robots.readAt().isAfter(before) && isKept(robots)) {
                kept.put(robots.site(), robots.readAt());
                news = true;
            }
        }
        return news;
    }

    private boolean isKept(Heartbeat.Robots robots) {
        try {
            book.keep(robots);
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
