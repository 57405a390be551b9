package dev.trawl.bench.chaos.poison;

/** A message that cannot be read, and where it was put. */
public record Poison(PoisonKind kind, Fate fate, MessagePosition place) {

    @Override
    public String toString() {
        return kind.label() + " at " + place;
    }
}
