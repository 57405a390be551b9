package dev.trawl.contract;

import java.util.List;

/**
 * On {@code crawl.control} (compacted): what the scheduler tells all fetchers. Its key says what it is about; a null
 * value (tombstone) takes it back.
 */
public sealed interface Control {

    /** Key {@code crawl/ID}: whether visits of this crawl stop. */
    record OfCrawl(boolean cancelled) implements Control {}

    /** Key {@code task/ID}: whether the task's visits stop, or only these. */
    record OfTask(boolean cancelled, List<VisitId> stoppedVisits) implements Control {
        public OfTask {
            stoppedVisits = List.copyOf(Check.present(stoppedVisits, "stoppedVisits"));
        }
    }

    /** Key {@code site/ID}: whether new visits to the site wait. */
    record OfSite(boolean paused) implements Control {}

    static String key(CrawlId crawl) {
        return "crawl/" + crawl;
    }

    static String key(TaskId task) {
        return "task/" + task;
    }

    static String key(SiteId site) {
        return "site/" + site;
    }
}
