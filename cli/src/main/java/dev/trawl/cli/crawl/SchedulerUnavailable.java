package dev.trawl.cli.crawl;

import java.io.Serial;

/** No scheduler answers, and waiting has not helped. The message is a sentence for the person at the terminal. */
public final class SchedulerUnavailable extends RuntimeException {

    /** The exit status of a command that ends so. */
    public static final int STATUS = 3;

    @Serial
    private static final long serialVersionUID = 1L;

    public SchedulerUnavailable(String message) {
        super(message);
    }

    public SchedulerUnavailable(ServiceUnanswered why) {
        super(String.valueOf(why.getMessage()), why);
    }
}
