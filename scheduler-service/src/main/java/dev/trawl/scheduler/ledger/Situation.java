package dev.trawl.scheduler.ledger;

import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.ledger.LedgerReader.SiteMood;
import dev.trawl.scheduler.task.StateName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** One sentence on what holds a crawl back. */
public final class Situation {

    private Situation() {}

    /**
     * What is around all crawls.
     *
     * @param kafkaIsThere whether tasks can be published
     * @param liveSlots of fetchers that take tasks
     * @param unstoredPages pages fetched and not yet stored
     * @param mostUnstored of them, before publishing pauses
     */
    public record Around(Instant now, boolean kafkaIsThere, int liveSlots, long unstoredPages, int mostUnstored) {}

    /** Empty when nothing holds it back. */
    public static String of(CrawlProgress crawl, Map<SiteId, SiteMood> moods, Around around) {
        Counts counts = crawl.counts();
        long waiting = counts.in(StateName.WAITING);
        long out = counts.in(StateName.QUEUED) + counts.in(StateName.CANCELLING);
        if (counts.open() == 0) {
            return "";
        }
        if (waiting + out == 0 && counts.in(StateName.FETCHED) > 0) {
            return "pages of " + counts.in(StateName.FETCHED) + " tasks are being parsed and stored";
        }
        if (waiting + out == 0) {
            return "it is held: release it with POST /api/crawls/" + crawl.crawl() + "/release";
        }
        if (!around.kafkaIsThere()) {
            return "Kafka is away";
        }
        if (around.liveSlots() == 0) {
            return "no fetcher is running";
        }
        return bySite(crawl, moods)
                .or(() -> Optional.of("parser and storage are behind: " + around.unstoredPages()
                                + " pages are fetched and not yet stored")
                        .filter(s -> around.unstoredPages() >= around.mostUnstored()))
                .or(() -> crawl.nextDue()
                        .filter(due -> out == 0 && due.isAfter(around.now()))
                        .map(due -> "the next attempt is due at " + due.truncatedTo(ChronoUnit.SECONDS)
                                + crawl.lastReason()
                                        .map(reason -> " (" + reason + ")")
                                        .orElse("")))
                .orElseGet(() -> waiting == 0
                        ? ""
                        : waiting + " tasks wait for " + around.liveSlots() + " slots and the pace of the site");
    }

    private static Optional<String> bySite(CrawlProgress crawl, Map<SiteId, SiteMood> moods) {
        return crawl.sites().stream()
                .flatMap(site -> Optional.ofNullable(moods.get(site)).stream()
                        .flatMap(mood -> mood.paused()
                                ? Optional.of("site " + site + " is paused").stream()
                                : mood.restingUntil().stream()
                                        .map(until -> "site " + site + " asked to be left alone until "
                                                + until.truncatedTo(ChronoUnit.SECONDS))))
                .findFirst();
    }
}
