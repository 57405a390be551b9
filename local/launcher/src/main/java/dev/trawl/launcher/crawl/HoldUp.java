package dev.trawl.launcher.crawl;

/** What keeps a crawl from being faster, as far as it can be seen from outside. */
enum HoldUp {
    STARTING("fetchers are starting"),
    SLOTS("all slots are visiting"),
    PACE("the site's pace, or its limit of tasks at once"),
    STORING("pages on their way to the database"),
    LAST("the last visits"),
    NOTHING("");

    private final String words;

    HoldUp(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static HoldUp of(Progress crawl, FleetView fleet) {
        int open = crawl.total() - crawl.ended();
        if (open <= 0) {
            return NOTHING;
        }
        if (fleet.slots() == 0) {
            return STARTING;
        }
        if (crawl.in("fetched") == open) {
            return STORING;
        }
        if (fleet.visiting() >= fleet.slots()) {
            return SLOTS;
        }
        return crawl.in("waiting") + crawl.in("held") > 0 ? PACE : LAST;
    }
}
