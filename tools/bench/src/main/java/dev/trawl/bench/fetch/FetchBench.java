package dev.trawl.bench.fetch;

import dev.trawl.bench.browser.BrowserCommand;
import dev.trawl.bench.browser.CdpLoop;
import dev.trawl.bench.browser.PageMarks;
import dev.trawl.bench.browser.WebDriverLoop;
import dev.trawl.bench.measure.Aim;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.MeasuredRun;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.pipeline.BenchBlog;
import dev.trawl.demoblog.Blog;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.ServerFiles;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.terminal.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** {@code fetch}: pages a second and CPU seconds a page. */
public final class FetchBench implements Benchmark {

    private static final String WEB_DRIVER = "plain WebDriver";
    private static final String CDP_1 = "bare CDP, 1 tab";
    private static final String CDP_2 = "bare CDP, 2 tabs";
    private static final String CDP_2_MOUSE = "bare CDP, 2 tabs, mouse";
    private static final String FETCHER_1 = "fetcher, 1 slot";
    private static final String FETCHER_2 = "fetcher, 2 slots";

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public String purpose() {
        return "pages/s and CPU s/page of one fetcher with 1 and 2 slots, against plain WebDriver and bare CDP";
    }

    @Override
    public Report run(BenchSettings settings) {
        SiteFile site = SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml"));
        settings.say("starting Kafka, the demo blog and two fetchers");
        try (var kafka = KafkaProcess.startTemporary();
                var blog = BenchBlog.start(settings.run());
                var two = FetcherContender.start(FETCHER_2, 2, site, kafka, blog, settings.run());
                var one = FetcherContender.start(FETCHER_1, 1, site, kafka, blog, settings.run())) {
            var browser = BrowserCommand.mapping(Blog.HOST, blog.port());
            PageMarks marks = PageMarks.of(site);
            var rounds = new Rounds(List.of(
                    new LoopContender(WEB_DRIVER, site, () -> WebDriverLoop.start(browser, marks)),
                    new LoopContender(CDP_1, site, () -> CdpLoop.start(browser, marks, CdpLoop.Click.SCRIPT, 1)),
                    one,
                    new LoopContender(CDP_2, site, () -> CdpLoop.start(browser, marks, CdpLoop.Click.SCRIPT, 2)),
                    two,
                    new LoopContender(CDP_2_MOUSE, site, () -> CdpLoop.start(browser, marks, CdpLoop.Click.MOUSE, 2))));
            rounds.run(settings);
            return report(rounds);
        }
    }

    private static Report report(Rounds rounds) {
        var speed = new TextTable(
                "who", "pages/s", "÷ WebDriver", "÷ bare CDP, as many tabs", "CPU s/page", "others' CPU %");
        var cpu = new TextTable("CPU ms/page", "Java", "driver", "browser", "all", "beside: broker, blog, counting");
        for (String name : rounds.names()) {
            speed.row(
                    name,
                    rounds.spread(name, MeasuredRun::perSecond).text(2),
                    rounds.ratio(name, WEB_DRIVER).text(2),
                    rounds.ratio(name, name.contains("2") ? CDP_2 : CDP_1).text(2),
                    rounds.spread(name, MeasuredRun::cpuPerItem).text(3),
                    rounds.spread(name, run -> 100 * run.others()).text(0));
            cpu.row(
                    name,
                    milliseconds(rounds, name, run -> run.cpu().own()),
                    milliseconds(rounds, name, run -> run.cpu().driver()),
                    milliseconds(rounds, name, run -> run.cpu().browser()),
                    milliseconds(rounds, name, run -> run.cpu().total()),
                    milliseconds(rounds, name, MeasuredRun::helpers));
        }
        double toDriver = rounds.ratio(FETCHER_2, WEB_DRIVER).median();
        double two = rounds.ratio(FETCHER_2, CDP_2).median();
        double one = rounds.ratio(FETCHER_1, CDP_1).median();
        List<Aim> aims = List.of(
                Aim.atLeast("fetcher with 2 slots ÷ WebDriver", toDriver, 1.9, 2.2),
                Aim.atLeast("fetcher with 2 slots ÷ bare CDP with 2 tabs", two, 0.8, 0.95),
                Aim.atLeast("fetcher with 1 slot ÷ bare CDP with 1 tab", one, 0.8, 0.95));
        return new Report(List.of(speed, cpu), aims, List.of());
    }

    private static String milliseconds(Rounds rounds, String name, ToDoubleFunction<MeasuredRun> seconds) {
        double median = rounds.spread(name, run -> 1000 * seconds.applyAsDouble(run) / run.items())
                .median();
        return String.format(Locale.ROOT, "%.0f", median);
    }
}
