package dev.trawl.storage.messaging;

import dev.trawl.storage.intake.Intake.IntakeReceipt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts pages, rows, manifests and outcomes. Thread-safe. */
@Component
final class IntakeMetrics {

    private final Counter stored;
    private final Counter repeated;
    private final Counter unstorable;
    private final Counter rows;
    private final Counter manifests;
    private final Counter published;

    IntakeMetrics(MeterRegistry metrics) {
        stored = pages(metrics, "stored");
        repeated = pages(metrics, "again");
        unstorable = pages(metrics, "unstorable");
        rows = Counter.builder("trawl.storage.rows")
                .description("profile and article rows of new pages")
                .register(metrics);
        manifests = Counter.builder("trawl.storage.manifests")
                .description("new manifests")
                .register(metrics);
        published = Counter.builder("trawl.storage.told")
                .description("STORED outcomes sent")
                .register(metrics);
    }

    private static Counter pages(MeterRegistry metrics, String end) {
        return Counter.builder("trawl.storage.pages")
                .description("pages: stored, stored before (again) or refused by the database (unstorable)")
                .tag("end", end)
                .register(metrics);
    }

    void pages(IntakeReceipt intakeReceipt) {
        stored.increment(intakeReceipt.stored());
        repeated.increment(intakeReceipt.repeated());
        unstorable.increment(intakeReceipt.unstorable().size());
        rows.increment(intakeReceipt.rows());
        published.increment(intakeReceipt.complete().size());
    }

    void manifests(IntakeReceipt intakeReceipt) {
        manifests.increment(intakeReceipt.stored());
        published.increment(intakeReceipt.complete().size());
    }
}
