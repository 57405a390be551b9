package dev.trawl.scheduler.submission;

import java.util.Locale;

/** How a crawl was submitted. */
public enum CrawlSource {
    HTTP,
    TOPIC,
    FILE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
