package dev.trawl.scheduler.postgres;

import dev.trawl.postgres.DatabaseGate;
import dev.trawl.scheduler.crawl.CrawlEnds;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.KeepAliveMonitor.CrawlKeepAlives;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.site.SiteStore;
import dev.trawl.scheduler.task.Outbox;
import dev.trawl.scheduler.task.TaskStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the scheduler keeps in Postgres, over one pool of connections. */
@Configuration(proxyBeanMethods = false)
public class SchedulerPostgres {

    @Bean
    SchedulerDatabase schedulerDatabase(DatabaseGate gate) {
        return new SchedulerDatabase(gate.guarded());
    }

    @Bean
    PostgresQueueStore queueStore(SchedulerDatabase database) {
        return new PostgresQueueStore(database);
    }

    @Bean
    TaskStore taskStore(SchedulerDatabase database, PostgresQueueStore queues, Clock clock) {
        return new PostgresTaskStore(database, queues, clock);
    }

    @Bean
    CrawlStore crawlStore(SchedulerDatabase database, PostgresQueueStore queues, Clock clock) {
        return new PostgresCrawlStore(database, queues, clock);
    }

    @Bean
    SiteStore siteStore(SchedulerDatabase database, Clock clock) {
        return new PostgresSiteStore(database, clock);
    }

    @Bean
    LetterStore letterStore(SchedulerDatabase database) {
        return new PostgresLetterStore(database);
    }

    @Bean
    Outbox outbox(SchedulerDatabase database, Clock clock) {
        return new PostgresOutbox(database, clock);
    }

    @Bean
    CrawlEnds crawlEnds(SchedulerDatabase database, Clock clock) {
        return new PostgresCrawlEnds(database, clock);
    }

    @Bean
    CrawlKeepAlives crawlKeepAlives(SchedulerDatabase database, Clock clock) {
        return new PostgresCrawlKeepAlives(database, clock);
    }

    @Bean
    StoredAccountRows storedAccountRows(SchedulerDatabase database) {
        return new PostgresStoredAccountRows(database);
    }
}
