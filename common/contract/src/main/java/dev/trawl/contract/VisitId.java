package dev.trawl.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** One delivery of an attempt to one slot of one fetcher; drawn by the fetcher at each delivery. */
public record VisitId(@JsonValue UUID value) {

    @JsonCreator
    public VisitId {
        Check.present(value, "visitId");
    }

    public static VisitId draw() {
        return new VisitId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
