package dev.trawl.scheduler.task;

import java.time.Instant;
import java.util.Optional;

/**
 * What a decision about a task needs to know beside the task.
 *
 * @param siteSucceededAt when another account of the site was last fetched
 * @param crawlCancelled whether a person has cancelled the task's crawl: fetchers stop every visit of it
 */
public record DecisionContext(
        Instant now, RetryRules rules, Optional<Instant> siteSucceededAt, boolean crawlCancelled) {}
