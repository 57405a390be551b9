package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.pipeline.ListOwner;
import java.util.List;

/** A program that walks users' lists. One thread. */
interface Contender {

    String name();

    /** Gets ready for a measurement: what it does here is not measured. */
    void prepare(List<ListOwner> few);

    /**
     * Walks them all.
     *
     * @return how many pages were captured
     */
    int walk(List<ListOwner> users);

    /** CPU time so far; only differences between {@link #prepare} and {@link #finish} mean something. */
    CpuTime cpu();

    /** After a measurement. */
    void finish();
}
