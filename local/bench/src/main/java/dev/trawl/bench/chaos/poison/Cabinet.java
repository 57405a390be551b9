package dev.trawl.bench.chaos.poison;

import dev.trawl.messages.Topics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** The poison that is still to be put out: every kind for every topic once, in an order drawn from the seed. One thread. */
public final class Cabinet {

    private final Deque<Bottle> full;

    /** One kind for one topic. */
    public record Bottle(String topic, PoisonKind kind) {}

    public Cabinet(Topics topics, Random random) {
        List<Bottle> all = new ArrayList<>();
        for (String topic : topics.all()) {
            for (PoisonKind kind : PoisonKind.values()) {
                all.add(new Bottle(topic, kind));
            }
        }
        Collections.shuffle(all, random);
        this.full = new ArrayDeque<>(all);
    }

    public int size() {
        return full.size();
    }

    /** Takes so many, or what is left. */
    public List<Bottle> take(int most) {
        List<Bottle> taken = new ArrayList<>();
        while (taken.size() < most && !full.isEmpty()) {
            taken.add(full.removeFirst());
        }
        return taken;
    }
}
