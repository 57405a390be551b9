package dev.trawl.fetcher.visit;

import dev.trawl.contract.EvidenceKind;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One piece of evidence of a failed visit. */
public record Evidence(EvidenceKind kind, byte[] bytes) {

    public Evidence {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Evidence that && kind == that.kind && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return kind + " of " + bytes.length + " bytes";
    }
}
