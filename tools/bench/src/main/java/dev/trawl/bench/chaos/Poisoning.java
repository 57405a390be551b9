package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.KillList.Victim;
import dev.trawl.bench.chaos.messaging.PoisonedTopics;
import dev.trawl.bench.chaos.poison.PoisonMessages;
import dev.trawl.bench.chaos.poison.PoisonMessages.Poison;
import dev.trawl.contract.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Puts poison out, a little after each kill. One thread. */
final class Poisoning implements AutoCloseable {

    private final PoisonedTopics written;
    private final Topics topics;
    private final Random random;
    private final PoisonMessages poisonMessages;
    private final int portion;
    private final List<Poison> out = new ArrayList<>();

    Poisoning(PoisonedTopics written, Topics topics, ChaosSettings settings) {
        this.written = written;
        this.topics = topics;
        this.random = new Random(settings.seed());
        this.poisonMessages = new PoisonMessages(topics, random);
        // the short form has one kill for each victim; a long one has time
        this.portion = settings.isShort() ? Math.ceilDiv(poisonMessages.size(), Victim.values().length) : 4;
    }

    /** Puts out the next portion. */
    void some() {
        put(portion);
    }

    /** Puts out what is left. */
    void rest() {
        put(poisonMessages.size());
    }

    private void put(int most) {
        poisonMessages.take(most).forEach(planned -> out.add(written.put(planned, out.size() + 1, random)));
    }

    List<Poison> out() {
        return List.copyOf(out);
    }

    Topics topics() {
        return topics;
    }

    PoisonedTopics written() {
        return written;
    }

    @Override
    public void close() {
        written.close();
    }
}
