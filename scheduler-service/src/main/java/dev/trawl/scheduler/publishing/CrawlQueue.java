package dev.trawl.scheduler.publishing;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.SiteId;

/** The tasks of one crawl, site and priority: the queues of a site and priority take turns. */
public record CrawlQueue(SiteId site, int priority, CrawlId crawl) {}
