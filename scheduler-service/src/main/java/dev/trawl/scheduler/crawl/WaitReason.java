package dev.trawl.scheduler.crawl;

import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.site.SiteStore.SiteStatus;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.sitefile.Pace;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sentence on what holds a crawl back. */
public final class WaitReason {

    private WaitReason() {}

    /**
     * What all crawls share.
     *
     * @param kafkaIsThere whether tasks can be published
     * @param liveSlots of fetchers that take tasks
     * @param unstoredPages pages fetched and not yet stored
     * @param mostUnstored of them, before publishing pauses
     * @param paces of all sites that have a file
     */
    public record PipelineState(
            Instant now,
            boolean kafkaIsThere,
            int liveSlots,
            long unstoredPages,
            int mostUnstored,
            Map<SiteId, Pace> paces) {}

    /** Empty when nothing holds it back. */
    public static String of(CrawlProgress crawl, Map<SiteId, SiteStatus> sites, PipelineState pipeline) {
        TaskCounts taskCounts = crawl.counts();
        long waiting = taskCounts.in(TaskStateName.WAITING);
        long out = taskCounts.in(TaskStateName.QUEUED) + taskCounts.in(TaskStateName.CANCELLING);
        if (taskCounts.open() == 0) {
            return "";
        }
        if (waiting + out == 0 && taskCounts.in(TaskStateName.FETCHED) > 0) {
            return "pages of " + count(taskCounts.in(TaskStateName.FETCHED), "task") + " are being parsed and stored";
        }
        if (crawl.pausedAt().isPresent()) {
            return "it is paused: resume it with POST /api/crawls/" + crawl.crawl() + "/resume";
        }
        if (waiting + out == 0) {
            return "it is held: release it with POST /api/crawls/" + crawl.crawl() + "/release";
        }
        if (!pipeline.kafkaIsThere()) {
            return "Kafka is away";
        }
        if (pipeline.liveSlots() == 0) {
            return "no fetcher is running";
        }
        return bySite(crawl, sites)
                .or(() -> Optional.of("parser and storage are behind: " + count(pipeline.unstoredPages(), "page")
                                + (pipeline.unstoredPages() == 1 ? " is" : " are") + " fetched and not yet stored")
                        .filter(s -> pipeline.unstoredPages() >= pipeline.mostUnstored()))
                .or(() -> crawl.nextDue()
                        .filter(due -> due.isAfter(pipeline.now()))
                        .map(due -> "the next attempt is due at " + due.truncatedTo(ChronoUnit.SECONDS)
                                + crawl.lastReason()
                                        .map(reason -> " (" + reason + ")")
                                        .orElse("")))
                .or(() -> byPace(crawl, sites, pipeline))
                .orElseGet(() -> waiting == 0 ? "" : waits(waiting) + count(pipeline.liveSlots(), "slot"));
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String waits(long tasks) {
        return count(tasks, "task") + (tasks == 1 ? " waits for " : " wait for ");
    }

    /** Names the site with the most tasks waiting, of those that have as many out as their pace allows. */
    private static Optional<String> byPace(CrawlProgress crawl, Map<SiteId, SiteStatus> sites, PipelineState pipeline) {
        return crawl.waiting().entrySet().stream()
                .filter(waiting -> waiting.getValue() > 0)
                .sorted(Map.Entry.<SiteId, Long>comparingByValue().reversed())
                .flatMap(waiting -> Optional.ofNullable(pipeline.paces().get(waiting.getKey()))
                        .filter(pace -> !pace.rate().isUnlimited())
                        .flatMap(pace -> usedUp(waiting.getKey(), sites.get(waiting.getKey()), pace, pipeline.now()))
                        .map(what -> waits(waiting.getValue()) + what)
                        .stream())
                .findFirst();
    }

    private static Optional<String> usedUp(SiteId site, @Nullable SiteStatus status, Pace file, Instant now) {
        if (status == null || status.tasksOut() == 0) {
            return Optional.empty();
        }
        if (status.tasksOut() >= file.tasksOut()) {
            return Optional.of("the pace of " + site + ": " + file.rate().inWords()
                    + status.pace().inWords(file));
        }
        return status.pace().knowsRobots(now)
                ? Optional.empty()
                : Optional.of("the robots.txt of " + site + ": one task at a time until a fetcher has read it");
    }

    private static Optional<String> bySite(CrawlProgress crawl, Map<SiteId, SiteStatus> sites) {
        return crawl.sites().stream()
                .flatMap(site -> Optional.ofNullable(sites.get(site)).stream()
                        .flatMap(status -> status.paused()
                                ? Optional.of("site " + site + " is paused").stream()
                                : status.restingUntil().stream()
                                        .map(until -> "site " + site + " asked to be left alone until "
                                                + until.truncatedTo(ChronoUnit.SECONDS))))
                .findFirst();
    }
}
