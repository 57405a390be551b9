package dev.trawl.fetcher.visit;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.VisitRef;

/** Publishes what becomes of visits. Each method returns when the message is durable. Thread-safe. */
public interface Reports {

    /** A message could not be published. The task is handed back to the queue, uncharged. */
    final class NotDurable extends Exception {

        private static final long serialVersionUID = 1L;

        public NotDurable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    void outcome(Outcome outcome) throws NotDurable, InterruptedException;

    void letter(DeadLetter letter) throws NotDurable, InterruptedException;

    EvidenceRef evidence(VisitRef visit, Evidence evidence) throws NotDurable, InterruptedException;
}
