package dev.trawl.bench.soak;

import dev.trawl.bench.browser.BrowserVersion;
import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.MachineLoad;
import dev.trawl.bench.measure.MeasuredProcesses;
import dev.trawl.bench.measure.Pause;
import dev.trawl.bench.messaging.PageTimes;
import dev.trawl.demoblog.Blog;
import dev.trawl.launcher.crawl.SchedulerApi;
import dev.trawl.launcher.crawl.ServiceUnanswered;
import dev.trawl.launcher.stack.DemoPlan;
import dev.trawl.launcher.stack.Installation;
import dev.trawl.launcher.stack.RunFolder;
import dev.trawl.launcher.stack.Service;
import dev.trawl.launcher.stack.Stack;
import dev.trawl.launcher.stack.StackPlan;
import dev.trawl.launcher.stack.Stacks;
import dev.trawl.launcher.stack.Supervision;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a whole pipeline for many visits and looks at it all the while. One thread, one soak. */
public final class Soak {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Of nothing at all, not even an answer: longer than a fault and its second attempt take. */
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

    /** @throws BenchFailed when it cannot be brought to its end; what was seen until then is in the file of samples */
    public SoakReport run() {
        SoakChart.checkFonts();
        String browser = BrowserVersion.text();
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

    /** From the start of the pipeline to its end; answers which share of the machine others had during the visits. */
    private double pipeline() {
        Stacks stacks = Stacks.ofThisUser();
        String name = stacks.claim("soak", false);
        RunFolder run = stacks.folder(name, settings.data());
        Installation installation = Installation.here();
        var demo = new DemoPlan(schedule.healthy(), Blog.DEFAULT_SEED, Optional.empty());
        var plan = new StackPlan(name, run, settings.fetchers(), Optional.of(demo), installation.sites(), PIPELINE);
        settings.say("starting the pipeline '" + name + "', Ctrl-C ends it");
        Optional<Sampler> sampler = Optional.empty();
        try (Stack stack = Stack.start(plan, installation, () -> stacks.release(name))) {
            sampler = Optional.of(new Sampler(stack, run));
            double ours = MeasuredProcesses.ours().cpu().total();
            double busy = MachineLoad.busySeconds();
            long start = System.nanoTime();
            soak(stack, sampler.get());
            return MachineLoad.foreign(
                    MachineLoad.busySeconds() - busy,
                    MeasuredProcesses.ours().cpu().total() - ours,
                    (System.nanoTime() - start) / 1e9);
        } finally {
            SampleFile.write(settings.samples(), samples);
            sampler.ifPresent(one -> surprises.addAll(one.remains().sentences()));
        }
    }

    private void soak(Stack stack, Sampler sampler) {
        var crawlFeeder = new CrawlFeeder(
                schedule, new SchedulerApi(stack.service(Service.SCHEDULER).address()));
        var supervision = new Supervision(stack);
        begin(crawlFeeder, supervision);
        var progress = new ProgressLines(settings);
        var window = new PageWindow();
        long start = System.nanoTime();
        try (PageTimes times = PageTimes.of(stack.kafka().bootstrapServers())) {
            long moved = start;
            while (!crawlFeeder.isOver()) {
                Pause.of(EVERY);
                supervision.step().forEach(this::surprise);
                int before = crawlFeeder.visits();
                step(crawlFeeder);
                window.add(times.next());
                SoakSample soakSample = sampler.sample(done(start, crawlFeeder, window));
                samples.add(soakSample);
                progress.at(soakSample.done());
                moved = crawlFeeder.visits() > before ? System.nanoTime() : moved;
                check(moved);
            }
            Pause.of(EVERY);
            window.add(times.next());
            SoakSample rest = sampler.sample(done(start, crawlFeeder, window));
            samples.add(rest);
            if (rest.zombies() > 0) {
                surprise(rest.zombies() + " zombies were there when all visits had ended");
            }
        }
        crawlFeeder.surprises().forEach(this::surprise);
        crawlFeeder.again().forEach(settings::say);
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
    private static void begin(CrawlFeeder crawlFeeder, Supervision supervision) {
        long start = System.nanoTime();
        while (!crawlFeeder.isFed()) {
            supervision.step();
            step(crawlFeeder);
            check(start);
            Pause.of(Duration.ofMillis(200));
        }
    }

    private static void step(CrawlFeeder crawlFeeder) {
        try {
            crawlFeeder.step();
        } catch (ServiceUnanswered e) {
            // it is asked again in a moment; a silence that lasts ends the soak
        }
    }

    private static SoakSample.Done done(long start, CrawlFeeder crawlFeeder, PageWindow window) {
        return new SoakSample.Done(
                (System.nanoTime() - start) / 1e9, crawlFeeder.visits(), window.pages(), window.mean());
    }
}
