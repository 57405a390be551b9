package dev.trawl.scheduler.ledger;

import dev.trawl.messages.Account;
import dev.trawl.messages.CrawlId;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.crawl.CrawlProgress;
import dev.trawl.scheduler.letter.LetterFilter;
import dev.trawl.scheduler.letter.LetterSummary;
import dev.trawl.scheduler.letter.MalformedLine;
import dev.trawl.scheduler.site.SitePace;
import dev.trawl.scheduler.task.HistoryEntry;
import dev.trawl.scheduler.task.TaskCounts;
import dev.trawl.scheduler.task.TaskSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ledger, for people. */
public interface LedgerReader {

    TaskCounts counts();

    /** By crawl, the newest first. */
    List<CrawlProgress> crawls(int limit, int offset);

    Optional<CrawlProgress> crawl(CrawlId crawl);

    List<TaskSummary> tasksOf(CrawlId crawl, @Nullable String state, int limit, int offset);

    List<TaskSummary> tasksOf(Account account);

    Optional<TaskSummary> task(TaskId task);

    List<HistoryEntry> history(TaskId task);

    /** Standing letters, the newest first. */
    List<LetterSummary> letters(LetterFilter filter, int limit, int offset);

    Optional<LetterSummary> letter(long id);

    List<MalformedLine> malformed(int limit, int offset);

    /** Sites that are paused, were told to rest, or have tasks out. */
    Map<SiteId, LedgerReader.SiteStatus> moods();

    /** How long the oldest open task has been open. */
    Duration oldestOpen();

    /** Pages fetched and not yet stored. */
    long unstoredPages();

    /** Tasks published and not yet started by a fetcher. */
    long unstarted();

    /**
     * What keeps a site from being visited.
     *
     * @param tasksOut between publishing and stored rows, of all crawls
     */
    record SiteStatus(boolean paused, Optional<Instant> restingUntil, int tasksOut, SitePace pace) {}
}
