package dev.trawl.bench.chaos;

import java.util.Locale;

/** What is killed. */
public enum Victim {
    SCHEDULER,
    FETCHER,
    PARSER,
    STORAGE,
    BROWSER,
    BROKER,
    DATABASE,
    BROKER_AND_DATABASE;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
