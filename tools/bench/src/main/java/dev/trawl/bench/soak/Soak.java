package dev.trawl.bench.soak;

import dev.trawl.bench.browser.BrowserCommand;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.MachineLoad;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.messaging.PageTimes;
import dev.trawl.cli.crawl.SchedulerApi;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.cli.stack.Service;
import dev.trawl.cli.stack.Stack;
import dev.trawl.cli.stack.StackPlan;
import dev.trawl.cli.stack.Stacks;
import dev.trawl.cli.stack.Supervision;
import dev.trawl.demoblog.Blog;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a whole pipeline for many visits and takes samples of it. One thread, one soak. */
public final class Soak {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** The longest time in which no visit ends: longer than a fault and its second attempt take. */
    private static final Duration LONGEST_STILL = Duration.ofMinutes(5);

    /** A second attempt at once, so that the last visits are not waited for. */
    private static final List<String> PIPELINE = List.of("scheduler:--trawl.scheduler.retry-delay=1s");

    private final SoakSettings settings;
    private final Clock clock;
    private final Schedule schedule;
    private final List<SoakSample> samples = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();

    public Soak(SoakSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.schedule = Schedule.of(settings.visits(), CheapFaults.all());
    }

    /** @throws BenchFailed when it fails before its end; the samples until then are in their file */
    public SoakReport run() {
        SoakChart.checkFonts();
        String browser = BrowserCommand.version();
        double others = pipeline();
        return new SoakReport(settings.visits(), samples, circumstances(browser, others), surprises);
    }

    private String circumstances(String browser, double others) {
        return String.format(
                Locale.ROOT,
                "%s; %s, %d fetcher%s, Java %d, %d cores, of which others had %.0f %%",
                clock.instant().truncatedTo(ChronoUnit.MINUTES),
                browser,
                settings.fetchers(),
                settings.fetchers() == 1 ? "" : "s",
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                100 * others);
    }

    /** From the start of the pipeline to its end. Returns the share of the machine that others had during the visits. */
    private double pipeline() {
        Stacks stacks = Stacks.ofThisUser();
        String name = stacks.claim("soak", false);
        RunFolder run = stacks.folder(name, settings.data());
        Installation installation = Installation.here();
        var demo = new DemoPlan(schedule.healthy(), Blog.DEFAULT_SEED, Optional.empty());
        var plan = new StackPlan(name, run, settings.fetchers(), Optional.of(demo), installation.sites(), PIPELINE);
        settings.say("starting the pipeline '" + name + "', Ctrl-C ends it");
        Optional<Sampler> sampler = Optional.empty();
        try (Stack stack = Stack.start(plan, installation, () -> stacks.release(name), line -> {})) {
            sampler = Optional.of(new Sampler(stack, run));
            MachineLoad load = MachineLoad.now();
            soak(stack, sampler.get());
            return load.othersUntil(MachineLoad.now());
        } finally {
            SampleFile.write(settings.samples(), samples);
            sampler.ifPresent(one -> surprises.addAll(one.leftovers().sentences()));
        }
    }

    private void soak(Stack stack, Sampler sampler) {
        var feeder = new CrawlFeeder(
                schedule, new SchedulerApi(stack.service(Service.SCHEDULER).address()));
        var supervision = new Supervision(stack);
        begin(feeder, supervision);
        var window = new PageWindow();
        long start = System.nanoTime();
        try (PageTimes times = new PageTimes(stack.kafka().bootstrapServers())) {
            long moved = start;
            while (!feeder.isOver()) {
                Pause.of(EVERY);
                supervision.step().forEach(this::surprise);
                int before = feeder.visits();
                step(feeder);
                window.add(times.next());
                SoakSample sample = sampler.sample(done(start, feeder, window));
                samples.add(sample);
                settings.progress(sample.done());
                moved = feeder.visits() > before ? System.nanoTime() : moved;
                check(moved);
            }
            Pause.of(EVERY);
            window.add(times.next());
            SoakSample rest = sampler.sample(done(start, feeder, window));
            samples.add(rest);
            if (rest.zombies() > 0) {
                surprise(rest.zombies() + " zombies were there when all visits had ended");
            }
        }
        feeder.surprises().forEach(this::surprise);
        feeder.again().forEach(settings::say);
        settings.say("ending the pipeline");
    }

    private void surprise(String sentence) {
        settings.say(sentence);
        surprises.add(sentence);
    }

    private static void check(long moved) {
        if (System.nanoTime() - moved > LONGEST_STILL.toNanos()) {
            throw new BenchFailed("no visit has ended for " + LONGEST_STILL.toMinutes() + " minutes");
        }
    }

    /** The first crawl, as soon as the scheduler takes one. */
    private static void begin(CrawlFeeder feeder, Supervision supervision) {
        long start = System.nanoTime();
        while (!feeder.hasBegun()) {
            supervision.step();
            step(feeder);
            check(start);
            Pause.of(Duration.ofMillis(200));
        }
    }

    private static void step(CrawlFeeder feeder) {
        try {
            feeder.step();
        } catch (ServiceUnanswered e) {
            // it is asked again in a moment; a silence that lasts ends the soak
        }
    }

    private static SoakSample.Done done(long start, CrawlFeeder feeder, PageWindow window) {
        return new SoakSample.Done((System.nanoTime() - start) / 1e9, feeder.visits(), window.pages(), window.mean());
    }
}
