package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.pipeline.ListOwner;
import java.util.List;

/** A program that visits users' lists. One thread. */
interface Contender {

    String name();

    /** Gets ready for a measurement; not measured. */
    void prepare(List<ListOwner> few);

    /** @return the number of pages captured */
    int walk(List<ListOwner> users);

    /** CPU time so far; only differences between {@link #prepare} and {@link #finish} have a meaning. */
    CpuTime cpu();

    /** After a measurement. */
    void finish();
}
