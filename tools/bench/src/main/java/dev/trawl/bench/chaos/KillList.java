package dev.trawl.bench.chaos;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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

    /**
     * One line of the list.
     *
     * @param number counted from 1
     * @param which of several fetchers, counted from 0; to be taken modulo their number
     * @param work how long everything may work before
     * @param down how long it stays away before it is started again
     */
    record KillOrder(int number, Victim victim, int which, Duration work, Duration down) {

        /** Which of the fetchers. */
        String whom(int fetchers) {
            int fetcher = which % fetchers + 1;
            return switch (victim) {
                case FETCHER -> "fetcher " + fetcher;
                case BROWSER -> "browser of fetcher " + fetcher;
                case SCHEDULER, PARSER, STORAGE, BROKER, DATABASE, BROKER_AND_DATABASE -> victim.label();
            };
        }
    }
}
