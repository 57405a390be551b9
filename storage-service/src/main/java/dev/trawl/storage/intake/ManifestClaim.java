package dev.trawl.storage.intake;

import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The manifest that a visit sent at its end.
 *
 * @param at when the claim reached Kafka
 * @param empty whether the account has no articles
 */
public record ManifestClaim(VisitRef visit, Instant at, boolean empty, Manifest manifest) {

    public ManifestClaim {
        Objects.requireNonNull(visit, "visit");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(manifest, "manifest");
    }

    /** The claim of an outcome. Most outcomes have none. */
    public static Optional<ManifestClaim> in(Outcome outcome, Instant at) {
        return switch (outcome) {
            case Outcome.Fetched fetched ->
                Optional.of(new ManifestClaim(fetched.visit(), at, false, fetched.manifest()));
            case Outcome.Empty empty -> Optional.of(new ManifestClaim(empty.visit(), at, true, empty.manifest()));
            case Outcome.Started s -> Optional.empty();
            case Outcome.NotFound n -> Optional.empty();
            case Outcome.Failed f -> Optional.empty();
            case Outcome.Blocked b -> Optional.empty();
            case Outcome.HandedBack h -> Optional.empty();
            case Outcome.Cancelled c -> Optional.empty();
            case Outcome.Unreadable u -> Optional.empty();
            case Outcome.Unstorable u -> Optional.empty();
            case Outcome.Stored s -> Optional.empty();
        };
    }
}
