package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.tasks}: the order to visit one account.
 *
 * @param attempt counts publishes from 1; a redelivery by Kafka keeps it
 * @param last whether a failure that is charged now ends the task on a dead-letter topic
 * @param limits of browser work
 * @param pause kept before every load, the first too; may be zero
 * @param want pages still to get; empty: everything that the scope says
 * @param have pages that earlier attempts sent, part of this visit's manifest
 * @param expiresAt from when on a fetcher drops the task unread
 */
public record Task(
        TaskId taskId,
        CrawlId crawlId,
        SiteId site,
        UserId userId,
        Scope scope,
        int attempt,
        boolean last,
        VisitLimits limits,
        Duration pause,
        List<WantedPages> want,
        Manifest have,
        Instant expiresAt) {

    public Task {
        Check.present(taskId, "taskId");
        Check.present(crawlId, "crawlId");
        Check.present(site, "site");
        Check.present(userId, "userId");
        Check.present(scope, "scope");
        Check.atLeast(1, attempt, "attempt");
        Check.present(limits, "limits");
        Check.present(pause, "pause");
        if (pause.isNegative()) {
            throw new IllegalArgumentException("pause is " + pause + ", expected not to be negative");
        }
        want = List.copyOf(Check.present(want, "want"));
        Check.present(have, "have");
        Check.present(expiresAt, "expiresAt");
    }

    public Account account() {
        return new Account(site, userId);
    }

    public VisitRef visitedAs(VisitId visit) {
        return new VisitRef(taskId, crawlId, site, userId, attempt, visit);
    }

    /** What a visit may take of browser work, pauses not counted: {@code start} once, {@code page} for each page. */
    public record VisitLimits(Duration start, Duration page) {

        public VisitLimits {
            Check.present(start, "start");
            Check.present(page, "page");
            if (!start.isPositive() || !page.isPositive()) {
                throw new IllegalArgumentException(
                        "limits are " + start + " and " + page + ", expected to be positive");
            }
        }

        /** What a visit of this number of pages may take. */
        public Duration of(int pages) {
            return start.plus(page.multipliedBy(pages));
        }
    }

    /** Pages of one kind still to get, {@code from} to {@code to}, both included; no {@code to} means to the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WantedPages(
            PageKind kind, int from, @Nullable Integer to) {

        public WantedPages {
            Check.present(kind, "kind");
            Check.atLeast(1, from, "from");
            if (to != null) {
                Check.atLeast(from, to, "to");
            }
        }

        /** The last number; {@link Integer#MAX_VALUE} where it is wanted to the end. */
        public int last() {
            return to == null ? Integer.MAX_VALUE : to;
        }

        public boolean contains(PageRef page) {
            return page.kind() == kind && from <= page.number() && page.number() <= last();
        }
    }
}
