package dev.trawl.scheduler.http;

import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import java.util.UUID;
import java.util.function.Supplier;

/** IDs out of paths; what is none is a bad request. */
final class PathIds {

    private PathIds() {}

    static CrawlId crawl(String text) {
        return read(() -> new CrawlId(text));
    }

    static TaskId task(String text) {
        try {
            return new TaskId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new BadRequest("task '" + text + "' is not valid, expected a UUID", e);
        }
    }

    static SiteId site(String text) {
        return read(() -> new SiteId(text));
    }

    static Account account(String site, String user) {
        return read(() -> new Account(new SiteId(site), new UserId(user)));
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new BadRequest(BadRequest.messageOf(e), e);
        }
    }
}
