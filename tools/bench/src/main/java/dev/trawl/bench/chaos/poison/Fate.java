package dev.trawl.bench.chaos.poison;

import dev.trawl.contract.Topics;

/** Where poison has to end, by its topic; the protocol says so. */
public enum Fate {
    /** Its reader writes a letter to {@code crawl.dead.message}; the scheduler lists that. */
    LETTER("each a letter on crawl.dead.message, listed once"),
    /** On a topic of letters: listed by its offset, never published again. */
    LISTED("each listed by its offset once, and no letter"),
    /** On a compacted topic: counted and skipped; null is a tombstone there. */
    SKIPPED("counted and skipped; null is a tombstone"),
    /** Evidence is read where a letter points to it, and nowhere else; ends of crawls are for others than us. */
    UNREAD("not read");

    private final String label;

    Fate(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Of poison on this topic. */
    public static Fate on(String topic, Topics topics) {
        if (topics.dead().contains(topic) || topic.equals(topics.deadMessages())) {
            return LISTED;
        }
        if (topic.equals(topics.control()) || topic.equals(topics.fetchers())) {
            return SKIPPED;
        }
        return topic.equals(topics.evidence()) || topic.equals(topics.ends()) ? UNREAD : LETTER;
    }
}
