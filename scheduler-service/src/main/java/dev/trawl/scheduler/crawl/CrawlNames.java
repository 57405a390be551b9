package dev.trawl.scheduler.crawl;

import dev.trawl.contract.CrawlId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/** Names for crawls that were given none. */
public final class CrawlNames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
    private static final int MAX_FILE_NAME = 30;

    private final Clock clock;
    private final RandomGenerator random;

    public CrawlNames(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The time, and eight hex digits so that two at once differ. */
    public CrawlId draw() {
        return new CrawlId(TIME.format(clock.instant()) + "-%08x".formatted(random.nextInt()));
    }

    /** That of requests on the topic which name none, by the date of their record. */
    public static CrawlId ofRequests(Instant record) {
        return new CrawlId("requests-" + DATE.format(record));
    }

    /** That of a file: its name, as far as it may be part of one, and its SHA-256. */
    public static CrawlId ofFile(String name, String sha256) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        return new CrawlId("file-" + plain.substring(0, Math.min(plain.length(), MAX_FILE_NAME)) + "-" + sha256);
    }
}
