package dev.trawl.bench.chaos;

import dev.trawl.bench.chaos.ChaosRun.Kill;
import dev.trawl.bench.chaos.messaging.PoisonedTopics;
import dev.trawl.bench.chaos.postgres.LedgerTables;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.pipeline.LeftoverCheck;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.Stack;
import dev.trawl.cli.stack.StackPlan;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.contract.Topics;
import dev.trawl.devservers.process.LiveProcess;
import dev.trawl.devservers.process.ProcessSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs a whole pipeline, kills its parts one after the other, and looks at the end for what was lost. One thread, one run. */
public final class Chaos {

    private static final int LISTED = 16;

    /** A second attempt at once, so that the last visits are not waited for. */
    private static final List<String> PIPELINE = List.of("scheduler:--trawl.scheduler.retry-delay=1s");

    private final ChaosSettings settings;
    private final Clock clock;

    public Chaos(ChaosSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws BenchFailed when it cannot be brought to its end */
    public ChaosReport run() {
        Stacks stacks = Stacks.ofThisUser();
        String name = stacks.claim("chaos", false);
        RunFolder run = stacks.folder(name, settings.data());
        settings.say("seed " + settings.seed() + "; the list begins:");
        KillList.first(settings.seed(), LISTED)
                .forEach(order -> settings.say("  " + order.number() + ". " + order.whom(ChaosSettings.FETCHERS)));
        settings.say("starting the pipeline '" + name + "', Ctrl-C ends it");
        Set<LiveProcess.Id> seen = new HashSet<>();
        List<String> findings = new ArrayList<>();
        List<Kill> kills = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        try (Stack stack = Stack.start(plan(name, run), Installation.here(), () -> stacks.release(name), line -> {});
                ChaosRun chaosRun = chaosRun(stack)) {
            kills.addAll(chaosRun.kills());
            findings.addAll(chaosRun.findings());
            Audit audit = chaosRun.audit();
            audit.look(run.logs(), kills.size());
            findings.addAll(audit.findings());
            figures.addAll(audit.figures());
            figures.add(chaosRun.replayed() + " tasks had three visits killed, ended DEAD(browser), and were replayed");
            ProcessSnapshot.take().below(ProcessHandle.current().pid()).forEach(process -> seen.add(process.id()));
        }
        findings.addAll(new LeftoverCheck(run, seen).sentences());
        return new ChaosReport(circumstances(), kills, figures, findings);
    }

    private StackPlan plan(String name, RunFolder run) {
        var demo = new DemoPlan(UserPool.HEALTHY, UserPool.BLOG_SEED, Optional.empty());
        return new StackPlan(name, run, ChaosSettings.FETCHERS, Optional.of(demo), sites(run), PIPELINE);
    }

    /** The demo blog's site file with limits that make its faults end soon. */
    private Path sites(RunFolder run) {
        Path file = Installation.here().sites().resolve("demo.yml");
        try {
            String demo = Files.readString(file);
            String page = "page-limit: " + settings.pageLimit().toMillis() + "ms";
            String hasty = demo.replace("start-limit: 10s", "start-limit: 2s").replace("page-limit: 5s", page);
            if (!hasty.contains("start-limit: 2s") || !hasty.contains(page)) {
                throw new BenchFailed(file + " has other limits than expected");
            }
            Path folder = Files.createDirectories(run.folder().resolve("sites"));
            Files.writeString(folder.resolve("demo.yml"), hasty);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the site file", e);
        }
    }

    private ChaosRun chaosRun(Stack stack) {
        var topics = new Topics("");
        var ledger = new LedgerTables(stack.database());
        var crawlSupply = new CrawlSupply(
                new SchedulerApi(stack.service(Service.SCHEDULER).address()),
                new UserPool(settings.seed(), settings.hasTimeForHeavyFaults()));
        var poisoning = new Poisoning(new PoisonedTopics(stack.kafka().bootstrapServers(), topics), topics, settings);
        return new ChaosRun(settings, stack, crawlSupply, ledger, poisoning);
    }

    private String circumstances() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES) + "; seed " + settings.seed() + ", "
                + ChaosSettings.FETCHERS + " fetchers, Java "
                + Runtime.version().feature() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }
}
