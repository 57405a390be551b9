package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.requests}: accounts to crawl, as anyone may write them. The value is a bare user ID, or this as JSON;
 * what is absent is the scheduler's default.
 *
 * @param site the site's ID
 * @param crawl the crawl's ID
 * @param users as written; each is checked by itself, so that a bad one refuses no other
 * @param priority 0 (whenever) to 9 (urgent)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CrawlRequest(
        @Nullable SiteId site,
        @Nullable CrawlId crawl,
        List<String> users,
        @Nullable Integer priority,
        @Nullable Scope scope) {

    public CrawlRequest {
        users = List.copyOf(Check.present(users, "users"));
        if (users.isEmpty()) {
            throw new IllegalArgumentException("users is empty, expected at least one user ID");
        }
        if (priority != null && (priority < 0 || priority > 9)) {
            throw new IllegalArgumentException("priority is " + priority + ", expected 0 to 9");
        }
    }
}
