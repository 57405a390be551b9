package dev.trawl.cli.commands;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The default name of a crawl: its site and the second it began, UTC. */
final class CrawlName {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private CrawlName() {}

    static String of(String site, Clock clock) {
        return site + "-" + FORM.format(clock.instant().atZone(ZoneOffset.UTC));
    }
}
