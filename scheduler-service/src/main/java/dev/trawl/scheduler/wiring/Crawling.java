package dev.trawl.scheduler.wiring;

import dev.trawl.scheduler.http.CrawlEndWaiters;
import dev.trawl.scheduler.ledger.KeepAliveMonitor;
import dev.trawl.scheduler.messaging.CrawlEndSender;

/**
 * What is done about crawls as a whole.
 *
 * @param ends tells their ends on the topic
 * @param waits answers those who wait for one
 * @param attendance cancels those whose keep-alives stopped
 */
record Crawling(CrawlEndSender ends, CrawlEndWaiters waits, KeepAliveMonitor attendance) {}
