package dev.trawl.scheduler.publishing;

import dev.trawl.contract.Task;
import java.time.Instant;
import java.util.List;

/** Tasks taken for publishing, in the ledger. */
public interface Claims {

    /** Takes as many due tasks as the window allows. @param slots live ones */
    List<Task> claim(int slots);

    /** Takes again what was claimed before this time and never confirmed. */
    List<Task> claimAgain(Instant before);

    /** Kafka has them. */
    void confirm(List<Task> published);
}
