package dev.trawl.bench.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Who is killed, and when: drawn from the seed alone, so that the same seed gives the same list. In every eight each victim
 * comes once, in an order of its own. One thread.
 */
final class KillList {

    private static final int LONGEST_WORK_MILLIS = 3_000;
    private static final int LONGEST_DOWN_MILLIS = 1_500;
    private static final int FETCHERS = 16;

    private final Random random;
    private final Deque<Victim> round = new ArrayDeque<>();
    private int number;

    KillList(long seed) {
        this.random = new Random(seed);
    }

    /** The next line; there is always one. */
    KillOrder next() {
        if (round.isEmpty()) {
            List<Victim> all = new ArrayList<>(Arrays.asList(Victim.values()));
            Collections.shuffle(all, random);
            round.addAll(all);
        }
        number++;
        return new KillOrder(
                number,
                round.removeFirst(),
                random.nextInt(FETCHERS),
                Duration.ofMillis(random.nextInt(LONGEST_WORK_MILLIS)),
                Duration.ofMillis(random.nextInt(LONGEST_DOWN_MILLIS)));
    }

    /** The first lines of that seed's list. */
    static List<KillOrder> first(long seed, int lines) {
        var list = new KillList(seed);
        List<KillOrder> first = new ArrayList<>();
        while (first.size() < lines) {
            first.add(list.next());
        }
        return first;
    }
}
