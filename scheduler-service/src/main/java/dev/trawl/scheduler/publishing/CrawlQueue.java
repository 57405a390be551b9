package dev.trawl.scheduler.publishing;

import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;

/** The tasks of one crawl, site and priority: the queues of a site and priority take turns. */
public record CrawlQueue(SiteId site, int priority, CrawlId crawl) {}
