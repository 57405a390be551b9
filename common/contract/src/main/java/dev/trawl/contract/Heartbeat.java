package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.fetchers} (compacted, key: the fetcher's ID): what a fetcher does. A null value says it has gone.
 *
 * @param at when it was written
 * @param startedAt of the fetcher
 * @param stopping whether it takes no more tasks
 * @param pages captured since the start
 * @param visits ended since the start
 * @param robots what the sites visited by it ask for in robots.txt; absent from fetchers of before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Heartbeat(
        FetcherId fetcher,
        Instant at,
        Instant startedAt,
        boolean stopping,
        long pages,
        long visits,
        List<Slot> slots,
        Browser browser,
        @Nullable List<Robots> robots) {

    public Heartbeat {
        Check.present(fetcher, "fetcher");
        Check.present(at, "at");
        Check.present(startedAt, "startedAt");
        slots = List.copyOf(Check.present(slots, "slots"));
        Check.present(browser, "browser");
        robots = robots == null ? null : List.copyOf(robots);
    }

    /** Of a fetcher that has read no robots.txt. */
    public Heartbeat(
            FetcherId fetcher,
            Instant at,
            Instant startedAt,
            boolean stopping,
            long pages,
            long visits,
            List<Slot> slots,
            Browser browser) {
        this(fetcher, at, startedAt, stopping, pages, visits, slots, browser, null);
    }

    /**
     * What a site's robots.txt asks for.
     *
     * @param readAt when it was read, at most a day ago
     * @param crawlDelay the least time between two loads; absent where it asks for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Robots(
            SiteId site, Instant readAt, @Nullable Duration crawlDelay) {
        public Robots {
            Check.present(site, "site");
            Check.present(readAt, "readAt");
            if (crawlDelay != null && crawlDelay.isNegative()) {
                throw new IllegalArgumentException("crawlDelay is " + crawlDelay + ", expected not to be negative");
            }
        }
    }

    /** What a slot does. */
    public enum SlotState {
        @JsonProperty("idle")
        IDLE,
        @JsonProperty("visiting")
        VISITING
    }

    /**
     * One slot.
     *
     * @param number from 1
     * @param since when it began to do this
     * @param visit the visit, while visiting
     * @param step what the visit is at, for a person, while visiting
     * @param stepSince when it came to this step
     * @param pages captured in this visit so far
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Slot(
            int number,
            SlotState state,
            Instant since,
            @Nullable VisitRef visit,
            @Nullable String step,
            @Nullable Instant stepSince,
            int pages) {
        public Slot {
            Check.atLeast(1, number, "slot");
            Check.present(state, "state");
            Check.present(since, "since");
        }
    }

    /** The life of a browser. Retired: past its pages, ends when its last visit does. */
    public enum BrowserState {
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("retired")
        RETIRED,
        @JsonProperty("closed")
        CLOSED
    }

    /**
     * The browser.
     *
     * @param name with its version
     * @param since when it was started
     * @param memoryBytes PSS of its process tree; 0 when unknown
     * @param visits begun in it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Browser(BrowserState state, @Nullable String name, Instant since, long memoryBytes, long visits) {
        public Browser {
            Check.present(state, "state");
            Check.present(since, "since");
        }
    }
}
