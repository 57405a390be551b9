package dev.trawl.scheduler;

import dev.trawl.scheduler.http.HttpConfiguration;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import dev.trawl.scheduler.postgres.SchedulerPostgres;
import dev.trawl.scheduler.wiring.SchedulerConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The scheduler: which account is visited next, and what became of it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({SchedulerConfiguration.class, SchedulerMessaging.class, SchedulerPostgres.class, HttpConfiguration.class})
public class SchedulerApplication {

    public static void main(String[] args) {
        SpringApplication.run(SchedulerApplication.class, args);
    }
}
