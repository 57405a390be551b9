package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Topics;

/** The scheduler's consumer groups. */
public final class ConsumerGroups {

    private ConsumerGroups() {}

    public static String outcomes(Topics topics) {
        return topics.prefix() + "scheduler.outcomes";
    }

    public static String requests(Topics topics) {
        return topics.prefix() + "scheduler.requests";
    }

    public static String letters(Topics topics) {
        return topics.prefix() + "scheduler.letters";
    }
}
