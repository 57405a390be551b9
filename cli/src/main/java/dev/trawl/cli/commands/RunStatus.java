package dev.trawl.cli.commands;

/** The exit statuses of {@code run}. When it is interrupted, its status is 128 and the signal's number, as usual. */
final class RunStatus {

    static final int DONE = 0;
    static final int USERS_LEFT = 4;
    static final int CANCELLED = 5;

    /** For its help. */
    static final String HELP = "Exit status 0 when every user was stored, is empty or does not exist; 1 when something"
            + " failed; 2 for wrong options; 3 when the scheduler does not answer; 4 when a user is dead or was no user ID;"
            + " 5 when the crawl was cancelled; 130 when interrupted by Ctrl-C (143 by SIGTERM), which cancels the crawl.";

    private RunStatus() {}
}
