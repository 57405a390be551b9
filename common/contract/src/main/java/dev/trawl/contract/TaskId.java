package dev.trawl.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The order to visit one account once, for one crawl. The same crawl, site and user always give the same ID. */
public record TaskId(@JsonValue UUID value) {

    @JsonCreator
    public TaskId {
        Check.present(value, "taskId");
    }

    /** The one task of this account in this crawl: a name-based UUID (RFC 9562, version 3). */
    public static TaskId of(CrawlId crawl, Account account) {
        return new TaskId(UUID.nameUUIDFromBytes((crawl + "/" + account.key()).getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
