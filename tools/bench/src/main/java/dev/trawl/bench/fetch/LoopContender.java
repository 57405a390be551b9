package dev.trawl.bench.fetch;

import dev.trawl.bench.browser.BareListWalk;
import dev.trawl.bench.browser.BareLoop;
import dev.trawl.bench.fetch.Rounds.Contender;
import dev.trawl.bench.measure.CpuTime;
import dev.trawl.bench.pipeline.BenchBlog.ListOwner;
import dev.trawl.sitefile.SiteFile;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A bare loop. Each measurement has a browser of its own, warm when it begins. */
final class LoopContender implements Contender {

    private final String name;
    private final SiteFile site;
    private final Supplier<BareLoop> start;
    private @Nullable BareLoop loop;

    LoopContender(String name, SiteFile site, Supplier<BareLoop> start) {
        this.name = name;
        this.site = site;
        this.start = start;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void prepare(List<ListOwner> few) {
        loop = start.get();
        walk(few);
    }

    @Override
    public int walk(List<ListOwner> users) {
        return running().walk(BareListWalk.of(site, users));
    }

    /** The loop runs in this JVM, so its own share is this JVM's. */
    @Override
    public CpuTime cpu() {
        return CpuTime.ofThisJvm().plus(CpuTime.ofTree(running().pid()));
    }

    private BareLoop running() {
        if (loop == null) {
            throw new IllegalStateException(name + " is not prepared");
        }
        return loop;
    }

    @Override
    public void finish() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }
}
