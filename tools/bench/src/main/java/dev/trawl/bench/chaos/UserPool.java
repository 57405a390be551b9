package dev.trawl.bench.chaos;

import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.faults.Fault;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.users.DemoUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Whom a run visits: users of the demo blog, none twice, every third with a fault; which fault comes when is drawn from
 * the seed. Those that take minutes, or a gigabyte, come once in a run that has time for them.
 */
final class UserPool {

    /** Of the demo blog itself; the run's own seed decides about faults and kills only. */
    static final long BLOG_SEED = 11;

    /** Healthy ones; more than a run of an hour visits. */
    static final int HEALTHY = 9_000;

    private static final int FAULT_EVERY = 3;
    private static final int COPIES = 99;
    private static final Set<String> HEAVY =
            Set.of("fault-1000-pages", "fault-200-pages", "fault-50mb", "fault-memory");

    private final Blog blog = Blog.of(BLOG_SEED, HEALTHY);
    private final List<String> faults;
    private int healthyTaken;
    private int faultyTaken;

    UserPool(long seed, boolean heavy) {
        var random = new Random(seed);
        List<String> light = new ArrayList<>(Faults.all().stream()
                .filter(fault -> !Faults.refusals().contains(fault))
                .map(Fault::userId)
                .filter(id -> !HEAVY.contains(id))
                .toList());
        List<String> all = new ArrayList<>();
        if (heavy) {
            all.addAll(HEAVY.stream().sorted().toList());
        }
        for (int copy = 1; copy <= COPIES; copy++) {
            Collections.shuffle(light, random);
            for (String fault : light) {
                all.add(copy == 1 ? fault : fault + "-x" + copy);
            }
        }
        this.faults = List.copyOf(all);
    }

    /** The next ones; healthy ones alone when every fault has come as often as there are copies of it. */
    List<String> next(int count) {
        List<String> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean due = (healthyTaken + faultyTaken) % FAULT_EVERY == FAULT_EVERY - 1;
            boolean faulty = due && faultyTaken < faults.size();
            users.add(faulty ? faults.get(faultyTaken++) : blog.healthyIds().get(healthyTaken++));
        }
        return users;
    }

    DemoUser user(String userId) {
        return blog.user(userId).orElseThrow();
    }

    /** The end that the demo blog intends, as the protocol writes it. */
    String intended(String userId) {
        return user(userId).ending().label();
    }
}
