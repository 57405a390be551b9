package dev.trawl.scheduler.ledger;

import dev.trawl.messages.SiteId;
import dev.trawl.scheduler.ledger.LedgerReader.SiteMood;
import dev.trawl.scheduler.task.StateName;
import dev.trawl.sitefile.Pace;
import dev.trawl.sitefile.Rate;
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
     * @param paces of all sites that have a file
     */
    public record Around(
            Instant now,
            boolean kafkaIsThere,
            int liveSlots,
            long unstoredPages,
            int mostUnstored,
            Map<SiteId, Pace> paces) {}

    /** Empty when nothing holds it back. */
    public static String of(CrawlProgress crawl, Map<SiteId, SiteMood> moods, Around around) {
        Counts counts = crawl.counts();
        long waiting = counts.in(StateName.WAITING);
        long out = counts.in(StateName.QUEUED) + counts.in(StateName.CANCELLING);
        if (counts.open() == 0) {
            return "";
        }
        if (waiting + out == 0 && counts.in(StateName.FETCHED) > 0) {
            return "pages of " + count(counts.in(StateName.FETCHED), "task") + " are being parsed and stored";
        }
        if (crawl.pausedAt().isPresent()) {
            return "it is paused: resume it with POST /api/crawls/" + crawl.crawl() + "/resume";
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
                .or(() -> Optional.of("parser and storage are behind: " + count(around.unstoredPages(), "page")
                                + (around.unstoredPages() == 1 ? " is" : " are") + " fetched and not yet stored")
                        .filter(s -> around.unstoredPages() >= around.mostUnstored()))
                .or(() -> crawl.nextDue()
                        .filter(due -> out == 0 && due.isAfter(around.now()))
                        .map(due -> "the next attempt is due at " + due.truncatedTo(ChronoUnit.SECONDS)
                                + crawl.lastReason()
                                        .map(reason -> " (" + reason + ")")
                                        .orElse("")))
                .or(() -> byPace(crawl, moods, around.paces()))
                .orElseGet(() -> waiting == 0 ? "" : waits(waiting) + count(around.liveSlots(), "slot"));
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String waits(long tasks) {
        return count(tasks, "task") + (tasks == 1 ? " waits for " : " wait for ");
    }

    /** Names the site with the most tasks waiting, of those that have as many out as their pace allows. */
    private static Optional<String> byPace(CrawlProgress crawl, Map<SiteId, SiteMood> moods, Map<SiteId, Pace> paces) {
        return crawl.waiting().entrySet().stream()
                .filter(waiting -> waiting.getValue() > 0)
                .sorted(Map.Entry.<SiteId, Long>comparingByValue().reversed())
                .flatMap(waiting -> usedUp(waiting.getKey(), moods, paces).stream()
                        .map(rate ->
                                waits(waiting.getValue()) + "the pace of " + waiting.getKey() + ": " + rate.inWords()))
                .findFirst();
    }

    private static Optional<Rate> usedUp(SiteId site, Map<SiteId, SiteMood> moods, Map<SiteId, Pace> paces) {
        int out = Optional.ofNullable(moods.get(site)).map(SiteMood::tasksOut).orElse(0);
        return Optional.ofNullable(paces.get(site))
                .filter(pace -> out >= pace.tasksOut())
                .map(Pace::rate)
                .filter(rate -> !rate.isUnlimited());
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
