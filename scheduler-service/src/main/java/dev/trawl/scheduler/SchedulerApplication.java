package dev.trawl.scheduler;

import dev.trawl.scheduler.http.HttpConfiguration;
import dev.trawl.scheduler.messaging.SchedulerMessaging;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The scheduler: which account is visited next, and what became of it. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableConfigurationProperties(TrawlSettings.class)
@Import({SchedulerConfiguration.class, SchedulerReadiness.class, SchedulerMessaging.class, HttpConfiguration.class})
public class SchedulerApplication {

    public static void main(String[] args) {
        SpringApplication.run(SchedulerApplication.class, args);
    }
}
