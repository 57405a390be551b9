package dev.trawl.bench.measure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every process of the machine at one moment. */
public final class ProcessCensus {

    private final List<LiveProcess> all;

    ProcessCensus(List<LiveProcess> all) {
        this.all = List.copyOf(all);
    }

    public static ProcessCensus take() {
        return new ProcessCensus(Proc.lines().map(LiveProcess::parse).toList());
    }

    /** That process alone; none when it is gone. */
    public List<LiveProcess> only(long pid) {
        return all.stream().filter(process -> process.pid() == pid).toList();
    }

    /** All below that process, itself not included. */
    public List<LiveProcess> below(long root) {
        Map<Long, List<LiveProcess>> children = new HashMap<>();
        all.forEach(process -> children.computeIfAbsent(process.parent(), parent -> new ArrayList<>())
                .add(process));
        List<LiveProcess> found = new ArrayList<>();
        Deque<Long> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            for (LiveProcess child : children.getOrDefault(open.pop(), List.of())) {
                found.add(child);
                open.push(child.pid());
            }
        }
        return found;
    }

    /** All that are not below that process, but whose command line or environment names this text. */
    public List<LiveProcess> elsewhere(long root, String text) {
        Set<LiveProcess> below = new HashSet<>(below(root));
        return all.stream()
                .filter(process -> process.pid() != root && !below.contains(process))
                .filter(process -> process.names(text))
                .toList();
    }

    /** Those of earlier that are still there, as zombies too. */
    public List<LiveProcess> still(Set<LiveProcess> earlier) {
        return all.stream()
                .filter(process -> earlier.stream().anyMatch(process::isSameAs))
                .toList();
    }
}
