package dev.trawl.scheduler.http;

import dev.trawl.contract.DeadLetter.EvidenceRef;
import java.util.Optional;

/** Where evidence is read from. */
@FunctionalInterface
public interface EvidenceSource {

    /** None when retention has taken it. */
    Optional<byte[]> read(EvidenceRef ref) throws InterruptedException;
}
