package dev.trawl.bench.chaos.poison;

/** Where a message is, written as services write it. */
public record MessagePosition(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset;
    }
}
