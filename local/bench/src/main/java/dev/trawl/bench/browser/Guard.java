package dev.trawl.bench.browser;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One thing that the fetcher does for safety or for clean visits, and that the barest loop does not. */
public enum Guard {
    CONTEXT("a browser context for each visit"),
    PROXY("the proxy, a gate for each visit", CONTEXT),
    MEMORY("bounds of memory", CONTEXT),
    EVENTS("events of network, console and frames", CONTEXT),
    BLOCKING("blocked URLs", EVENTS),
    WORLD("page.js in a world of its own", EVENTS),
    MOUSE("an aimed click with the mouse", WORLD);

    private final String label;
    private final List<Guard> needed;

    Guard(String label, Guard... needed) {
        this.label = label;
        this.needed = List.of(needed);
    }

    /** For a person. */
    public String label() {
        return label;
    }

    /** What must be on before it can be: the loop that shows what it costs has all of this, and not it. */
    public Set<Guard> needs() {
        Set<Guard> all = EnumSet.noneOf(Guard.class);
        needed.forEach(one -> all.addAll(one.withNeeds()));
        return all;
    }

    /** It and what it needs. */
    public Set<Guard> withNeeds() {
        Set<Guard> all = needs();
        all.add(this);
        return all;
    }
}
