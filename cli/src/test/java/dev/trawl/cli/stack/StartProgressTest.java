package dev.trawl.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class StartProgressTest {

    @Test
    void namesWhatHasNotStartedYet() {
        var scheduler = new AtomicBoolean();
        var parser = new AtomicBoolean();
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        parts.put("scheduler", scheduler::get);
        parts.put("parser", parser::get);
        var progress = new StartProgress(parts);

        assertThat(progress.sentence()).contains("starting scheduler, parser");
        scheduler.set(true);
        assertThat(progress.sentence()).contains("starting parser");
        // one that is restarted later is none that holds the start up
        scheduler.set(false);
        assertThat(progress.sentence()).contains("starting parser");
        parser.set(true);
        assertThat(progress.sentence()).isEmpty();
    }

    @Test
    void reportsEachStepThatEnds() {
        Map<String, CompletableFuture<?>> steps = new LinkedHashMap<>();
        var kafka = new CompletableFuture<Void>();
        var postgres = new CompletableFuture<Void>();
        steps.put("Kafka", kafka);
        steps.put("Postgres", postgres);
        List<String> lines = new ArrayList<>();

        StartProgress.report(steps, lines::add);
        postgres.complete(null);
        kafka.complete(null);

        assertThat(lines).containsExactly("starting Kafka, Postgres", "starting Kafka");
    }

    @Test
    void waitsForAServiceThatDoesNotAnswer() {
        // no process listens at port 1
        assertThat(StartProgress.ofServices(Map.of("storage", "http://127.0.0.1:1"))
                        .sentence())
                .contains("starting storage");
    }
}
