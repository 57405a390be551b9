package dev.trawl.fetcher.visit;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.Account;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitRef;
import dev.trawl.demoblog.DemoServer;
import dev.trawl.fetcher.browser.Browsers;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.fetcher.browser.process.BrowserSettings;
import dev.trawl.fetcher.proxy.ForwardProxy;
import dev.trawl.fetcher.proxy.ProxySettings;
import dev.trawl.fetcher.robots.RobotsFiles;
import dev.trawl.fetcher.visit.TaskHandler.Delivery;
import dev.trawl.fetcher.visit.VisitRunner.Sleeper;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A fetcher's visits without Kafka: a real browser visits the demo blog, and the reports are recorded. */
final class VisitRig implements AutoCloseable {

    private static final Clock CLOCK = Clock.systemUTC();
    static final VisitLimits LIMITS = new VisitLimits(allow(Duration.ofSeconds(2)), allow(Duration.ofSeconds(3)));

    private final DemoServer blog;
    private final SiteFiles sites;
    private final ForwardProxy proxy;
    private final Browsers browsers;
    private final Map<ClickSteps.Step, Integer> clickSteps = new ConcurrentHashMap<>();
    private final Watchdog watchdog = new Watchdog();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService slots = Executors.newVirtualThreadPerTaskExecutor();

    private VisitRig(DemoServer blog, Path folder, SiteFiles sites) throws Exception {
        this.blog = blog;
        this.sites = sites;
        String http = "127.0.0.1:" + blog.httpPort();
        this.proxy = new ForwardProxy(new ProxySettings(
                Map.of(
                        "blog.demo.test:80", http,
                        "busy.demo.test:80", http,
                        "journal.demo.test:80", http,
                        "home.demo.test:80", http,
                        "blog.demo.test:443", "127.0.0.1:" + blog.untrustedPort()),
                null,
                null,
                null,
                null));
        this.browsers = new Browsers(
                new BrowserSettings(null, null, null, null, null, folder, null, 0, null, null, null),
                proxy,
                step -> clickSteps.merge(step, 1, Integer::sum),
                CLOCK);
        browsers.ready();
        var unused = timer.scheduleWithFixedDelay(watchdog::step, 200, 200, TimeUnit.MILLISECONDS);
    }

    static VisitRig of(DemoServer blog, Path folder) throws Exception {
        return of(blog, folder, SiteFiles.load(Repository.root().resolve("sites")));
    }

    /** A rig with these sites only. */
    static VisitRig of(DemoServer blog, Path folder, SiteFiles sites) throws Exception {
        return new VisitRig(blog, folder, sites);
    }

    /**
     * A visit that has ended.
     *
     * @param pages that were sent
     * @param evidence of its letter, as text; none where there was no letter
     * @param sinceLastRequest from the last page that the blog was asked for
     */
    record Ended(
            VisitEnd end,
            List<CapturedPage> pages,
            Map<EvidenceKind, String> evidence,
            Duration took,
            Duration sinceLastRequest) {}

    /** The reports of a visit. */
    private static final class RecordedReports implements Reports {

        private final List<CapturedPage> pages = new CopyOnWriteArrayList<>();
        private final List<VisitEnd> ends = new CopyOnWriteArrayList<>();
        private final Map<EvidenceKind, String> evidence = new ConcurrentHashMap<>();

        @Override
        public void outcome(Outcome outcome) {}

        @Override
        public void letter(DeadLetter letter) {}

        @Override
        public EvidenceRef evidence(VisitRef visit, Evidence piece) {
            evidence.put(piece.kind(), new String(piece.bytes(), UTF_8));
            return new EvidenceRef(piece.kind(), 0, 0, piece.bytes().length);
        }
    }

    /** Begins a visit of the last attempt: a charged failure makes the task dead. */
    Future<Ended> begin(String site, String user, int slot) {
        return begin(site, user, slot, LIMITS);
    }

    Future<Ended> begin(String site, String user, int slot, VisitLimits visitLimits) {
        var recorded = new RecordedReports();
        var fetcher = new FetcherId("rig");
        PageSink sink = page -> {
            recorded.pages.add(page);
            return CompletableFuture.completedFuture(null);
        };
        var robots = new RobotsFiles(proxy, List.of(), CLOCK);
        var visitRunner = new VisitRunner(fetcher, browsers, robots, sink, watchdog, Sleeper.real(), CLOCK);
        var visitPublisher = new VisitPublisher(fetcher, recorded, recorded.ends::add, CLOCK);
        var taskVisits =
                new TaskVisits(sites, ControlState.NONE, new SlotStatus(2, CLOCK), visitRunner, visitPublisher, CLOCK);
        return slots.submit(() -> {
            Instant began = CLOCK.instant();
            taskVisits.handler(slot).visit(new Delivery(task(site, user, visitLimits), 1), Lease.unlimited());
            Instant ended = CLOCK.instant();
            return new Ended(
                    recorded.ends.getFirst(),
                    List.copyOf(recorded.pages),
                    Map.copyOf(recorded.evidence),
                    Duration.between(began, ended),
                    Duration.between(lastRequest(user), ended));
        });
    }

    /** How often each step was taken by the clicks so far. */
    Map<ClickSteps.Step, Integer> clickSteps() {
        return clickSteps;
    }

    private Instant lastRequest(String user) {
        return blog.log().last().reversed().stream()
                .filter(entry -> entry.path().startsWith("/" + user)
                        || entry.path().startsWith("/@" + user)
                        || entry.path().endsWith("username=" + user))
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static Task task(String site, String user, VisitLimits visitLimits) {
        var account = new Account(new SiteId(site), new UserId(user));
        var crawl = new CrawlId("rig");
        return new Task(
                TaskId.of(crawl, account),
                crawl,
                account.site(),
                account.userId(),
                Scope.LIST,
                1,
                true,
                visitLimits,
                Duration.ZERO,
                List.of(),
                Manifest.EMPTY,
                CLOCK.instant().plus(allow(Duration.ofMinutes(2))));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        slots.shutdownNow();
        browsers.close();
    }
}
