package dev.trawl.scheduler.crawl;

/** A user ID that was refused, where it was, and why. */
public record RejectedUser(long line, String value, String reason) {

    private static final int SHOWN = 80;

    public RejectedUser {
        value = value.codePointCount(0, value.length()) > SHOWN
                ? value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…"
                : value;
    }
}
