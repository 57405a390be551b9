package dev.trawl.scheduler.http;

/** Bounds of a page of a list. */
final class PageBounds {

    private static final int MOST = 1000;

    /** For the OpenAPI document. */
    static final String LIMIT = "The most entries to answer, 1 to 1000";

    static final String OFFSET = "How many entries to pass over";

    private PageBounds() {}

    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new BadRequest("limit is " + limit + ", expected 1 to " + MOST);
        }
        return limit;
    }

    static int offset(int offset) {
        if (offset < 0) {
            throw new BadRequest("offset is " + offset + ", expected at least 0");
        }
        return offset;
    }
}
