package dev.trawl.scheduler;

import dev.trawl.scheduler.http.EndWaits;
import dev.trawl.scheduler.ledger.Attendance;
import dev.trawl.scheduler.messaging.EndSender;

/**
 * What is done about crawls as a whole.
 *
 * @param ends tells their ends on the topic
 * @param waits answers those who wait for one
 * @param attendance cancels those whose attendant has gone
 */
record Crawling(EndSender ends, EndWaits waits, Attendance attendance) {}
