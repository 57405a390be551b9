package dev.trawl.fetcher.visit;

import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.EvidenceRef;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.VisitRef;

/** Tells what became of visits. Every method returns when what was told is durable. */
public interface Reports {

    void outcome(Outcome outcome) throws NotDurable, InterruptedException;

    void letter(DeadLetter letter) throws NotDurable, InterruptedException;

    EvidenceRef evidence(VisitRef visit, Evidence evidence) throws NotDurable, InterruptedException;
}
