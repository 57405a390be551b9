package dev.trawl.contract;

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
