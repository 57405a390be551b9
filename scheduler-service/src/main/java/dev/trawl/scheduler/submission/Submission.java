package dev.trawl.scheduler.submission;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.Scope;
import dev.trawl.messages.SiteId;

/**
 * What is the same for all accounts of an upload.
 *
 * @param priority 0 (whenever) to 9 (urgent)
 * @param strict whether one bad user ID refuses all
 * @param held whether tasks wait until somebody releases the crawl
 */
public record Submission(
        SiteId site, CrawlId crawl, Scope scope, int priority, boolean strict, boolean held, Source source) {

    public static final int DEFAULT_PRIORITY = 5;
    public static final Scope DEFAULT_SCOPE = Scope.LIST;

    public Submission {
        if (priority < 0 || priority > 9) {
            throw new IllegalArgumentException("priority is " + priority + ", expected 0 to 9");
        }
    }
}
