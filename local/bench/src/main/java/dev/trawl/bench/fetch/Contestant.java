package dev.trawl.bench.fetch;

import dev.trawl.bench.measure.CpuTime;
import dev.trawl.demoblog.users.DemoUser;
import java.util.List;

/** Whoever walks users' lists. One thread. */
interface Contestant {

    String name();

    /** Gets ready for a measurement: what it does here is not measured. */
    void prepare(List<DemoUser> few);

    /**
     * Walks them all.
     *
     * @return how many pages were captured
     */
    int walk(List<DemoUser> users);

    /** CPU time so far; only differences between {@link #prepare} and {@link #finish} mean something. */
    CpuTime cpu();

    /** After a measurement. */
    void finish();
}
