package dev.trawl.scheduler.http;

/** Bounds of a page of a list. */
final class PageBounds {

    private static final int MOST = 1000;

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
