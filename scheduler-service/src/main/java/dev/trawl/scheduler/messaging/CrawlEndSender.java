package dev.trawl.scheduler.messaging;

import dev.trawl.contract.CrawlEnd;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.kafka.MessageSender;
import dev.trawl.scheduler.crawl.CrawlEnds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the ends of crawls, and forgets them when the topic has them: after a crash in between they are published again. Asking costs a
 * look at each open crawl, so that many of them are asked for less often. One thread steps it.
 */
public final class CrawlEndSender {

    private static final Logger log = LoggerFactory.getLogger(CrawlEndSender.class);

    private static final int BATCH = 500;
    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** The most of the database's time that this takes, as one part in this number. */
    private static final int SHARE = 20;

    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final CrawlEnds ends;
    private final MessageSender messageSender;
    private final Topics topics;
    private final BrokerLiveness kafka;
    private final Clock clock;
    private Instant next = Instant.EPOCH;

    CrawlEndSender(CrawlEnds ends, MessageSender messageSender, Topics topics, BrokerLiveness kafka, Clock clock) {
        this.ends = ends;
        this.messageSender = messageSender;
        this.topics = topics;
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Publishes what there is.
     *
     * @throws MessageSender.NotSent when Kafka does not take it; it is sent again with the next step
     */
    public void step() throws InterruptedException {
        Instant begun = clock.instant();
        if (!kafka.isThere() || begun.isBefore(next)) {
            return;
        }
        List<CrawlEnds.Due> due = ends.due(BATCH);
        Duration rest = Duration.between(begun, clock.instant()).multipliedBy(SHARE);
        next = clock.instant().plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
        if (due.isEmpty()) {
            return;
        }
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (CrawlEnds.Due one : due) {
            sends.add(messageSender.send(topics.ends(), one.end().crawlId().value(), one.end()));
        }
        MessageSender.await(sends, LIMIT);
        ends.published(due);
        due.forEach(one -> log(one.end()));
    }

    private static void log(CrawlEnd end) {
        log.info("crawl {} has ended, {} tasks: {}", end.crawlId(), end.submitted(), end.ends());
    }
}
