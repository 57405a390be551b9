package dev.trawl.bench.fetch;

import dev.trawl.bench.browser.BrowserCommand;
import dev.trawl.bench.browser.CdpLoop;
import dev.trawl.bench.browser.PageMarks;
import dev.trawl.bench.browser.WebDriverLoop;
import dev.trawl.bench.measure.BenchSettings;
import dev.trawl.bench.measure.Benchmark;
import dev.trawl.bench.measure.Report;
import dev.trawl.bench.messaging.BenchTopics;
import dev.trawl.bench.pipeline.BenchBlogProcess;
import dev.trawl.bench.pipeline.BenchServiceProcess;
import dev.trawl.bench.pipeline.DemoFetcherSettings;
import dev.trawl.launcher.stack.Service;
import dev.trawl.servers.KafkaProcess;
import dev.trawl.servers.ServerFiles;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.nio.file.Path;
import java.util.List;

/** {@code fetch}: pages a second and CPU seconds a page. */
public final class FetchBench implements Benchmark {

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
        Path folder = settings.folder();
        SiteFile site = SiteFiles.read(ServerFiles.root().resolve("sites/demo.yml"));
        settings.say("starting Kafka, the demo blog and two fetchers");
        try (var kafka = KafkaProcess.startTemporary();
                var blog = BenchBlogProcess.start(folder);
                var two = fetcher(Contest.FETCHER_2, 2, site, kafka, blog, folder);
                var one = fetcher(Contest.FETCHER_1, 1, site, kafka, blog, folder)) {
            var browser = BrowserCommand.mapping(blog.host(), blog.port());
            PageMarks marks = PageMarks.of(site);
            var contest = new Contest(List.of(
                    new LoopContender(Contest.WEB_DRIVER, site, () -> WebDriverLoop.start(browser, marks)),
                    cdp(Contest.CDP_1, 1, CdpLoop.Click.SCRIPT, site, browser, marks),
                    one,
                    cdp(Contest.CDP_2, 2, CdpLoop.Click.SCRIPT, site, browser, marks),
                    two,
                    cdp(Contest.CDP_2_MOUSE, 2, CdpLoop.Click.MOUSE, site, browser, marks)));
            return contest.run(settings);
        }
    }

    static FetcherContender fetcher(
            String name, int slots, SiteFile site, KafkaProcess kafka, BenchBlogProcess blog, Path folder) {
        var topics = new BenchTopics(kafka.bootstrapServers(), "bench" + slots + ".");
        BenchServiceProcess fetcher = BenchServiceProcess.start(
                Service.FETCHER, folder, topics.variables(), DemoFetcherSettings.of(slots, blog));
        fetcher.awaitReady();
        return new FetcherContender(name, site, fetcher, topics);
    }

    private static LoopContender cdp(
            String name, int tabs, CdpLoop.Click click, SiteFile site, BrowserCommand browser, PageMarks marks) {
        return new LoopContender(name, site, () -> CdpLoop.start(browser, marks, click, tabs));
    }
}
