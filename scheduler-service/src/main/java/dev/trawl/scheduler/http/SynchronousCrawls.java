package dev.trawl.scheduler.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.trawl.contract.Account;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.UserId;
import dev.trawl.http.BadParameter;
import dev.trawl.scheduler.crawl.CrawlStore;
import dev.trawl.scheduler.crawl.StoredAccountRows;
import dev.trawl.scheduler.crawl.StoredAccountRows.OfAccount;
import dev.trawl.scheduler.crawl.Submission;
import dev.trawl.scheduler.crawl.Submissions.UploadReceipt;
import dev.trawl.scheduler.crawl.Upload;
import dev.trawl.scheduler.task.TaskStateName;
import dev.trawl.scheduler.task.TaskStore;
import dev.trawl.scheduler.task.TaskStore.TaskSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Crawls so small that their client may wait for their ends and rows. */
final class SynchronousCrawls {

    private static final Logger log = LoggerFactory.getLogger(SynchronousCrawls.class);
    private static final int MOST_USERS = 100;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final CrawlEndWaiters waits;
    private final CrawlStore crawls;
    private final TaskStore tasks;
    private final StoredAccountRows rows;

    SynchronousCrawls(CrawlEndWaiters waits, CrawlStore crawls, TaskStore tasks, StoredAccountRows rows) {
        this.waits = waits;
        this.crawls = crawls;
        this.tasks = tasks;
        this.rows = rows;
    }

    /**
     * A user of the crawl whose task has ended.
     *
     * @param profile what storage has of the user now; absent where it has nothing
     * @param articles the newest ones
     */
    record EndedView(
            String site,
            String user,
            String state,
            @Nullable String kind,
            String reason,
            int attempts,
            int pages,
            @JsonRawValue @Nullable String profile,
            @JsonRawValue @Nullable String articles) {}

    /**
     * What became of the crawl in time.
     *
     * @param open tasks that have not ended
     * @param rowsMissing why no rows are among the users; absent when they are
     */
    record WaitedView(
            @JsonUnwrapped UploadReceipt receipt,
            boolean finished,
            List<EndedView> users,
            List<TaskSummary> open,
            @Nullable String rowsMissing) {}

    /** @throws BadParameter when it is no duration, or too long a one */
    static Optional<Duration> asked(@Nullable String wait) {
        Optional<Duration> asked = Optional.ofNullable(wait).map(text -> TimeFormats.span("wait", text));
        if (asked.filter(time -> time.isNegative() || time.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new BadParameter("wait", "wait is " + wait, "5m at most: submit without it, and ask for the crawl");
        }
        return asked;
    }

    /**
     * A place to wait for this crawl; to be given back.
     *
     * @throws BadParameter when it is too large for that, or held; nothing was changed
     */
    CrawlEndWaiters.Waiter place(Submission submission, Upload upload) throws IOException {
        if (submission.held()) {
            throw new BadParameter(
                    "wait", "wait is set and held too", "one of them: a held crawl does not end by itself");
        }
        long[] users = {
            crawls.find(submission.crawl()).map(crawl -> crawl.counts().total()).orElse(0L)
        };
        upload.forEach(entry -> users[0]++);
        if (users[0] > MOST_USERS) {
            throw new BadParameter(
                    "wait",
                    "wait is set for a crawl of " + users[0] + " users",
                    MOST_USERS + " at most: submit without it, and ask for the crawl");
        }
        return waits.take();
    }

    /** What became of it. The crawl is accepted, so whatever cannot be read now is no failure of the request. */
    WaitedView await(UploadReceipt receipt, Duration limit) {
        boolean ended = waits.await(receipt.crawl(), limit);
        try {
            return view(receipt, ended);
        } catch (RuntimeException e) {
            log.warn("crawl {} was accepted, what became of it cannot be read: {}", receipt.crawl(), e.getMessage());
            return new WaitedView(receipt, false, List.of(), List.of(), "the database went away: ask for the crawl");
        }
    }

    private WaitedView view(UploadReceipt receipt, boolean ended) {
        CrawlId crawl = receipt.crawl();
        List<TaskSummary> found = tasks.ofCrawl(crawl, null, MOST_USERS, 0);
        Optional<Map<Account, OfAccount>> stored = rows.of(crawl);
        return new WaitedView(
                receipt,
                ended,
                found.stream()
                        .filter(SynchronousCrawls::hasEnded)
                        .map(task -> view(task, stored))
                        .toList(),
                found.stream().filter(task -> !hasEnded(task)).toList(),
                stored.isPresent() ? null : "the scheduler may not read the tables of storage, or they are not there");
    }

    private static boolean hasEnded(TaskSummary task) {
        return TaskStateName.valueOf(task.state()).isEnd();
    }

    private static EndedView view(TaskSummary task, Optional<Map<Account, OfAccount>> stored) {
        Optional<OfAccount> own =
                stored.map(all -> all.get(new Account(new SiteId(task.site()), new UserId(task.user()))));
        return new EndedView(
                task.site(),
                task.user(),
                task.state(),
                task.kind(),
                task.reason(),
                task.attempt(),
                task.pages(),
                own.map(OfAccount::profile).orElse(null),
                own.map(OfAccount::articles).orElse(null));
    }
}
