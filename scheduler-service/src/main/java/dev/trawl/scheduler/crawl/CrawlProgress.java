package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.scheduler.task.TaskCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A crawl and how far it is.
 *
 * @param site of the first submission
 * @param sites of all its tasks
 * @param waiting tasks, by site; a site without any may be missing
 * @param pages in the manifests of its tasks
 * @param nextDue when the first waiting task is due
 * @param lastReason of the task that is the first to be tried again
 */
public record CrawlProgress(
        CrawlId crawl,
        SiteId site,
        List<SiteId> sites,
        String scope,
        String source,
        Instant submittedAt,
        Optional<Instant> cancelledAt,
        Optional<Instant> pausedAt,
        TaskCounts counts,
        Map<SiteId, Long> waiting,
        long pages,
        Optional<Instant> nextDue,
        Optional<String> lastReason) {}
