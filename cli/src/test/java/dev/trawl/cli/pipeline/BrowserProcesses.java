package dev.trawl.cli.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The processes below one fetcher: its driver, and the driver's browser with its renderers. */
record BrowserProcesses(List<MachineProcess> all) {

    /** Those that live now. */
    static BrowserProcesses of(long fetcher) {
        List<MachineProcess> machine = MachineProcess.all();
        List<MachineProcess> below = new ArrayList<>();
        var parents = new ArrayDeque<>(List.of(fetcher));
        while (!parents.isEmpty()) {
            long parent = parents.remove();
            machine.stream().filter(one -> one.parent() == parent).forEach(child -> {
                below.add(child);
                parents.add(child.pid());
            });
        }
        below.removeIf(MachineProcess::hasEnded);
        return new BrowserProcesses(List.copyOf(below));
    }

    List<Long> drivers() {
        return pids(
                one -> one.command().contains("chromedriver") && !one.command().contains("--user-data-dir="));
    }

    List<Long> browsers() {
        return pids(MachineProcess::isBrowser);
    }

    /** Of all tabs. */
    List<Long> renderers() {
        return pids(one -> one.command().contains("--type=renderer"));
    }

    private List<Long> pids(Predicate<MachineProcess> which) {
        return all.stream().filter(which).map(MachineProcess::pid).toList();
    }
}
