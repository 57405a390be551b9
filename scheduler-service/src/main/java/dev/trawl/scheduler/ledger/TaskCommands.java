package dev.trawl.scheduler.ledger;

import dev.trawl.messages.CrawlId;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.SiteId;
import dev.trawl.messages.TaskId;
import dev.trawl.scheduler.letter.LetterFilter;
import dev.trawl.scheduler.task.Transition;
import java.util.OptionalInt;

/** What people want done to what is there. */
public interface TaskCommands {

    /** Cancels every task of a crawl that can be, and takes no more for it. @return how many changed */
    int cancel(CrawlId crawl);

    /**
     * Lets held tasks of a crawl go, those submitted first before others, and by user ID among those submitted at once.
     *
     * @param most the maximum; all where it is empty
     * @return how many there were
     */
    int release(CrawlId crawl, OptionalInt most);

    /** Publishes nothing more of a crawl, or goes on with it; visits that are out end as they would. */
    void pause(CrawlId crawl, boolean paused);

    Transition cancel(TaskId task);

    void pause(SiteId site, boolean paused);

    /** Takes dead tasks back to waiting, each in one transaction with its letter. @return how many */
    int replay(LetterFilter filter);

    /** The same for the task of this letter, if it is dead by that very attempt and kind. @return whether it was */
    boolean replay(DeadLetter letter);

    /** Lays letters aside; their tasks stay dead. @return how many */
    int discard(LetterFilter filter);
}
