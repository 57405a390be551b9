package dev.trawl.bench.fetch;

import dev.trawl.bench.browser.Guard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A bare loop with some guards, by the name that tables show. */
record GuardLoop(String name, Set<Guard> on) {

    /** The loop itself. */
    static final GuardLoop BARE = new GuardLoop("no guard", EnumSet.noneOf(Guard.class));

    static final GuardLoop ALL = new GuardLoop("all guards", EnumSet.allOf(Guard.class));

    /** With this guard and what it needs. */
    static GuardLoop with(Guard guard) {
        return named(guard.withNeeds());
    }

    /** With what this guard needs. */
    static GuardLoop without(Guard guard) {
        return named(guard.needs());
    }

    /** Each that is needed to tell what each guard costs. */
    static List<GuardLoop> every() {
        List<GuardLoop> every = new ArrayList<>(List.of(BARE));
        for (Guard guard : Guard.values()) {
            every.add(with(guard));
        }
        every.add(ALL);
        return every;
    }

    private static GuardLoop named(Set<Guard> on) {
        return on.isEmpty()
                ? BARE
                : new GuardLoop(
                        String.join(
                                "+",
                                on.stream()
                                        .map(guard -> guard.name().toLowerCase(Locale.ROOT))
                                        .toList()),
                        on);
    }
}
