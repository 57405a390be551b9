package dev.trawl.scheduler.http;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.http.BadParameter;
import java.util.UUID;
import java.util.function.Supplier;

/** IDs out of paths; what is none is a bad request. */
final class PathIds {

    private PathIds() {}

    static CrawlId crawl(String text) {
        return read("crawl", "the ID of a crawl", () -> new CrawlId(text));
    }

    static TaskId task(String text) {
        try {
            return new TaskId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new BadParameter("task", "task '" + text + "' is not valid", "a UUID", e);
        }
    }

    static SiteId site(String text) {
        return read("site", "the ID of a site", () -> new SiteId(text));
    }

    static Account account(String site, String user) {
        return new Account(site(site), read("user", "a user ID", () -> new UserId(user)));
    }

    private static <T> T read(String name, String kind, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw BadParameter.of(name, kind, e);
        }
    }
}
