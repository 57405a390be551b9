package dev.trawl.devservers.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every process of the machine at one moment. */
public final class ProcessSnapshot {

    private final List<LiveProcess> all;

    ProcessSnapshot(List<LiveProcess> all) {
        this.all = List.copyOf(all);
    }

    public static ProcessSnapshot take() {
        return new ProcessSnapshot(
                ProcFiles.stats().stream().map(LiveProcess::parse).toList());
    }

    /** That process alone; none when it has ended. */
    public List<LiveProcess> only(long pid) {
        return all.stream().filter(process -> process.pid() == pid).toList();
    }

    /** That process and all below it. */
    public List<LiveProcess> tree(long root) {
        return Stream.concat(only(root).stream(), below(root).stream()).toList();
    }

    /** All below that process, without itself. */
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

    /** All outside of that process's tree whose command line or environment contains this text. */
    public List<LiveProcess> elsewhere(long root, String text) {
        Set<Long> inside = tree(root).stream().map(LiveProcess::pid).collect(Collectors.toSet());
        return all.stream()
                .filter(process -> process.pid() != root && !inside.contains(process.pid()))
                .filter(process -> process.mentions(text))
                .toList();
    }

    /** The processes of an earlier moment that are still there, also as zombies. */
    public List<LiveProcess> still(Set<LiveProcess.Id> earlier) {
        return all.stream().filter(process -> earlier.contains(process.id())).toList();
    }
}
