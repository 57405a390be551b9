package dev.trawl.scheduler.wiring;

import dev.trawl.kafka.ScheduledLoop;
import dev.trawl.postgres.DatabaseGate;
import dev.trawl.scheduler.crawl.CrawlCommands;
import dev.trawl.scheduler.crawl.KeepAliveMonitor;
import dev.trawl.scheduler.crawl.KeepAliveMonitor.CrawlKeepAlives;
import dev.trawl.scheduler.http.CrawlEndWaiters;
import dev.trawl.scheduler.messaging.CrawlEndSender;
import dev.trawl.scheduler.messaging.OutboxSender;
import dev.trawl.scheduler.messaging.OutcomeProgress;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import dev.trawl.scheduler.publishing.Publisher;
import dev.trawl.scheduler.publishing.Publisher.PublisherWaker;
import dev.trawl.scheduler.task.Outbox;
import dev.trawl.scheduler.task.OverdueMonitor;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler does by itself: each step with its interval. A new one is a bean here; {@link SchedulerLoops} starts and ends it. */
@Configuration(proxyBeanMethods = false)
class LoopConfiguration {

    @Bean
    SchedulerLoops schedulerLoops(
            DatabaseGate gate,
            Outbox outbox,
            SchedulerMessaging.Listeners listeners,
            List<ScheduledLoop> loops,
            Clock clock) {
        return new SchedulerLoops(gate, outbox, listeners, loops, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop publishingLoop(Publisher publisher, DatabaseGate gate, Clock clock) {
        return ScheduledLoop.whileThereIsMore(
                "publishing",
                Duration.ofSeconds(1),
                () -> {
                    OptionalInt published = publisher.step();
                    // while Kafka is away nothing was asked of the database, so nothing is known of it
                    published.ifPresent(confirmed -> gate.worked());
                    return published.orElse(0) > 0;
                },
                clock);
    }

    @Bean
    PublisherWaker publisherWaker(@Qualifier("publishingLoop") ScheduledLoop publishing) {
        return publishing::wake;
    }

    @Bean(destroyMethod = "")
    ScheduledLoop overdueLoop(OverdueMonitor monitor, OutcomeProgress progress, PublisherWaker waker, Clock clock) {
        return new ScheduledLoop(
                "overdue",
                Duration.ofSeconds(2),
                () -> progress.outcomesReadUpTo()
                        .map(monitor::step)
                        .filter(changed -> changed > 0)
                        .ifPresent(changed -> waker.wake()),
                clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop crawlEndLoop(CrawlEndSender sender, Clock clock) {
        return new ScheduledLoop("ends", Duration.ofMillis(500), sender::step, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop endWaiterLoop(CrawlEndWaiters waiters, Clock clock) {
        return new ScheduledLoop("waits", Duration.ofMillis(200), waiters::step, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop keepAliveLoop(CrawlKeepAlives keepAlives, CrawlCommands commands, Clock clock) {
        var monitor = new KeepAliveMonitor(keepAlives, commands::cancel, clock);
        return new ScheduledLoop("keep-alives", Duration.ofSeconds(1), monitor::step, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop outboxLoop(OutboxSender sender, Clock clock) {
        return new ScheduledLoop("outbox", Duration.ofMillis(500), sender::step, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop controlLoop(Outbox outbox, Clock clock) {
        return new ScheduledLoop("control", Duration.ofMinutes(5), outbox::sendAllAgain, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop metricsLoop(LedgerMetrics metrics, Clock clock) {
        return new ScheduledLoop("metrics", Duration.ofSeconds(10), metrics::step, clock);
    }

    @Bean(destroyMethod = "")
    ScheduledLoop usersFileLoop(UsersFile usersFile, Clock clock) {
        return new ScheduledLoop("users file", Duration.ofSeconds(1), usersFile::step, clock);
    }
}
