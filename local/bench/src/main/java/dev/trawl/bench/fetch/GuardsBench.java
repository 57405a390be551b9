package dev.trawl.bench.fetch;

import dev.trawl.bench.browser.GuardedLoops;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.pipeline.BenchBlogProcess;
import dev.trawl.bench.pipeline.DemoUsers;
import dev.trawl.bench.pipeline.ListOwner;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.ServerFiles;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code guards}: what each guard of the fetcher costs. */
public final class GuardsBench implements Benchmark {

    /** As many as the cores of a small machine; the fetcher has as many slots. */
    private static final int TABS = 2;

    @Override
    public String name() {
        return "guards";
    }

    @Override
    public String purpose() {
        return "CPU ms/page and pages/s that each guard of the fetcher costs a bare CDP loop with 2 tabs";
    }

    @Override
    public Report run(BenchSettings settings) {
        SiteFile site = SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml"));
        settings.say("starting Kafka, the demo blog and a fetcher");
        try (var kafka = KafkaProcess.startTemporary();
                var blog = BenchBlogProcess.start(settings.folder());
                var fetcher = FetchBench.fetcher(Contest.FETCHER_2, TABS, site, kafka, blog, settings.folder())) {
            var loops = new GuardedLoops(site, blog.host(), blog.port());
            List<Contender> contenders = new ArrayList<>();
            for (GuardLoop loop : GuardLoop.every()) {
                contenders.add(new LoopContender(loop.name(), site, () -> loops.start(loop.on(), TABS)));
            }
            contenders.add(fetcher);
            var rounds = new Rounds(contenders);
            rounds.run(settings);
            return new GuardCosts(rounds).report(Contest.FETCHER_2, List.of(visits(settings)));
        }
    }

    private static String visits(BenchSettings settings) {
        List<ListOwner> users = DemoUsers.withPages(settings.pages());
        int pages = users.stream().mapToInt(ListOwner::pages).sum();
        return String.format(
                Locale.ROOT,
                "%d pages a measurement, %.1f a visit: they share what a guard costs once a visit",
                pages,
                (double) pages / users.size());
    }
}
