package dev.trawl.storage.messaging;

import dev.trawl.storage.intake.IntakeReceipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts what is taken in. Thread-safe. */
@Component
final class IntakeMetrics {

    private final Counter stored;
    private final Counter again;
    private final Counter unstorable;
    private final Counter rows;
    private final Counter manifests;
    private final Counter published;

    IntakeMetrics(MeterRegistry metrics) {
        stored = pages(metrics, "stored");
        again = pages(metrics, "again");
        unstorable = pages(metrics, "unstorable");
        rows = Counter.builder("trawl.storage.rows")
                .description("profile and article rows that new pages brought")
                .register(metrics);
        manifests = Counter.builder("trawl.storage.manifests")
                .description("manifests that were new")
                .register(metrics);
        published = Counter.builder("trawl.storage.told")
                .description("STORED outcomes sent")
                .register(metrics);
    }

    private static Counter pages(MeterRegistry metrics, String end) {
        return Counter.builder("trawl.storage.pages")
                .description("pages taken in, by what became of them")
                .tag("end", end)
                .register(metrics);
    }

    void pages(IntakeReceipt intakeReceipt) {
        stored.increment(intakeReceipt.stored());
        again.increment(intakeReceipt.again());
        unstorable.increment(intakeReceipt.unstorable().size());
        rows.increment(intakeReceipt.rows());
        published.increment(intakeReceipt.complete().size());
    }

    void manifests(IntakeReceipt intakeReceipt) {
        manifests.increment(intakeReceipt.stored());
        published.increment(intakeReceipt.complete().size());
    }
}
