package dev.trawl.bench.chaos.poison;

import dev.trawl.contract.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** The poison that is still to be put out: every kind for every topic once, in an order drawn from the seed. One thread. */
public final class PoisonMessages {

    private final Deque<PlannedPoison> full;

    /** One kind for one topic. */
    public record PlannedPoison(String topic, PoisonKind kind) {}

    public PoisonMessages(Topics topics, Random random) {
        List<PlannedPoison> all = new ArrayList<>();
        for (String topic : topics.all()) {
            for (PoisonKind kind : PoisonKind.values()) {
                all.add(new PlannedPoison(topic, kind));
            }
        }
        Collections.shuffle(all, random);
        this.full = new ArrayDeque<>(all);
    }

    public int size() {
        return full.size();
    }

    /** Takes at most this number, or what is left. */
    public List<PlannedPoison> take(int most) {
        List<PlannedPoison> taken = new ArrayList<>();
        while (taken.size() < most && !full.isEmpty()) {
            taken.add(full.removeFirst());
        }
        return taken;
    }

    /** A message that cannot be read, and where it was put. */
    public record Poison(PoisonKind kind, Fate fate, MessagePosition place) {

        @Override
        public String toString() {
            return kind.label() + " at " + place;
        }
    }

    /** Where a message is, written as services write it. */
    public record MessagePosition(String topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic + "/" + partition + "/" + offset;
        }
    }
}
