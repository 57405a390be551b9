package dev.trawl.scheduler.crawl;

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
