package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On {@code crawl.dead.*}: a task that will not be tried again by itself. Unique by (task, attempt).
 *
 * @param reason one sentence for a person
 * @param by the service that wrote it
 * @param where the page it ended at
 * @param had the pages that were sent
 * @param missing the pages that are missing, where that is the reason
 * @param evidence by reference, bytes are on {@code crawl.evidence}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        @JsonUnwrapped VisitRef visit,
        FailureKind kind,
        String reason,
        String by,
        Instant at,
        @Nullable VisitLocation where,
        Manifest had,
        List<PageRef> missing,
        List<EvidenceRef> evidence) {

    public DeadLetter {
        Check.present(visit, "visit");
        Check.present(kind, "kind");
        reason = Check.text(reason, "reason");
        by = Check.text(by, "by");
        Check.present(at, "at");
        Check.present(had, "had");
        missing = List.copyOf(Check.present(missing, "missing"));
        evidence = List.copyOf(Check.present(evidence, "evidence"));
    }

    /** Where a piece of evidence lies on {@code crawl.evidence}. */
    public record EvidenceRef(EvidenceKind kind, int partition, long offset, int bytes) {

        public EvidenceRef {
            Check.present(kind, "kind");
            Check.atLeast(0, partition, "partition");
            Check.atLeast(0, bytes, "bytes");
            if (offset < 0) {
                throw new IllegalArgumentException("offset is " + offset + ", expected at least 0");
            }
        }
    }
}
