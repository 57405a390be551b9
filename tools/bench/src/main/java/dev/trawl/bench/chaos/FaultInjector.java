package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.KillList.KillOrder;
import dev.trawl.bench.measure.Pause;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.cli.stack.Stack;
import dev.trawl.devservers.process.ProcessSnapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Kills parts of a pipeline with SIGKILL and starts them again as they were. One thread. */
final class FaultInjector {

    private final Stack stack;

    FaultInjector(Stack stack) {
        this.stack = stack;
    }

    /** Returns when the victim is dead. */
    void kill(KillOrder order) {
        switch (order.victim()) {
            case SCHEDULER -> stack.service(Service.SCHEDULER).kill();
            case PARSER -> stack.service(Service.PARSER).kill();
            case STORAGE -> stack.service(Service.STORAGE).kill();
            case FETCHER -> fetcher(order).kill();
            case BROWSER -> browsers(fetcher(order)).forEach(ProcessHandle::destroyForcibly);
            case BROKER -> stack.kafka().kill();
            case DATABASE -> stack.postgres().kill();
            case BROKER_AND_DATABASE -> {
                stack.kafka().kill();
                stack.postgres().kill();
            }
        }
    }

    /** Starts the part again; a fetcher starts its browser itself. */
    void startAgain(KillOrder order) {
        Pause.of(order.down());
        switch (order.victim()) {
            case SCHEDULER -> stack.service(Service.SCHEDULER).restart();
            case PARSER -> stack.service(Service.PARSER).restart();
            case STORAGE -> stack.service(Service.STORAGE).restart();
            case FETCHER -> fetcher(order).restart();
            case BROWSER -> {}
            case BROKER -> stack.kafka().start();
            case DATABASE -> stack.postgres().start();
            case BROKER_AND_DATABASE -> startServers();
        }
    }

    private void startServers() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var broker = CompletableFuture.runAsync(stack.kafka()::start, threads);
            CompletableFuture.allOf(broker, CompletableFuture.runAsync(stack.postgres()::start, threads))
                    .join();
        }
    }

    private ServiceProcess fetcher(KillOrder order) {
        List<ServiceProcess> fetchers = stack.fetchers();
        return fetchers.get(order.which() % fetchers.size());
    }

    /** The first process of each browser: the others end with it. */
    private static List<ProcessHandle> browsers(ServiceProcess fetcher) {
        return ProcessSnapshot.take().below(fetcher.pid()).stream()
                .filter(process -> process.command().contains("--user-data-dir="))
                .filter(process -> !process.command().contains("--type="))
                .flatMap(process -> ProcessHandle.of(process.pid()).stream())
                .toList();
    }
}
