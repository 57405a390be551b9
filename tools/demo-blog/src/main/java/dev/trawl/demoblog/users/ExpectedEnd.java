package dev.trawl.demoblog.users;

/** How the crawl of a user is expected to end. */
public enum ExpectedEnd {
    STORED("STORED"),
    EMPTY("EMPTY"),
    NOT_FOUND("NOT_FOUND"),
    DEAD_TIMEOUT("DEAD(timeout)"),
    DEAD_CLICK("DEAD(click)"),
    DEAD_BROWSER("DEAD(browser)"),
    DEAD_BLOCKED("DEAD(blocked)"),
    DEAD_PAGE("DEAD(page)");

    private final String label;

    ExpectedEnd(String label) {
        this.label = label;
    }

    /** As the protocol writes it. */
    public String label() {
        return label;
    }
}
