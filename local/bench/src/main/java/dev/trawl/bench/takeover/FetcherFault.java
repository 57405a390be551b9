package dev.trawl.bench.takeover;

/** How a fetcher goes in the middle of a visit. */
enum FetcherFault {
    /** Its process is gone: its connections are closed. */
    KILLED("killed (SIGKILL)", "KILL"),

    /** As if its host had fallen silent: its connections stay open, and nothing comes. */
    SILENT("falls silent (SIGSTOP)", "STOP");

    private final String text;
    private final String signal;

    FetcherFault(String text, String signal) {
        this.text = text;
        this.signal = signal;
    }

    String text() {
        return text;
    }

    /** Its name without SIG. */
    String signal() {
        return signal;
    }
}
