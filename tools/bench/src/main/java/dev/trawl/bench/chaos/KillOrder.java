package dev.trawl.bench.chaos;

import java.time.Duration;

/**
 * One line of the list.
 *
 * @param number counted from 1
 * @param which of several fetchers, counted from 0; to be taken modulo their number
 * @param work how long everything may work before
 * @param down how long it stays away before it is started again
 */
record KillOrder(int number, Victim victim, int which, Duration work, Duration down) {

    /** Which of the fetchers. */
    String whom(int fetchers) {
        int fetcher = which % fetchers + 1;
        return switch (victim) {
            case FETCHER -> "fetcher " + fetcher;
            case BROWSER -> "browser of fetcher " + fetcher;
            case SCHEDULER, PARSER, STORAGE, BROKER, DATABASE, BROKER_AND_DATABASE -> victim.label();
        };
    }
}
