package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.pipeline.Fleet.OngoingVisit;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Outcome;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.MachineSpeed;
import dev.trawl.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed or stopped in the middle of a visit, every row is stored, and once, and the task is taken over soon. How soon
 * is printed. The pipeline is one of its own, with the demo blog at a pace that leaves time to hit a visit.
 */
class KilledInMidVisitIT {

    private static final Blog BLOG = Blog.of(7, 400);
    private static final Duration LIMIT = allow(Duration.ofMinutes(1));
    private static final Duration SOON = allow(Duration.ofSeconds(15));

    /** Users whose lists are long, and users with a single page: each test takes the next of both. */
    private static final Iterator<DemoUser> LONG =
            users().filter(user -> user.pages() >= 5).iterator();

    private static final Iterator<DemoUser> SHORT =
            users().filter(user -> user.pages() == 1).iterator();

    private static final Set<Long> ENDED_FETCHERS = ConcurrentHashMap.newKeySet();

    @TempDir
    private static Path sites;

    private static RunningPipeline pipeline;

    private static Stream<DemoUser> users() {
        return BLOG.healthyIds().stream().flatMap(id -> BLOG.user(id).stream());
    }

    @BeforeAll
    static void startPipeline() throws Exception {
        String demo = Files.readString(Repository.root().resolve("sites/demo.yml"));
        assertThat(demo).contains("rate: unlimited");
        // one visit at a time, with a pause before each page; the longer, the later this test may be with what it does
        long rate = Math.round(90 / MachineSpeed.slowness());
        Files.writeString(sites.resolve("demo.yml"), demo.replace("rate: unlimited", "rate: " + rate + "/min"));
        pipeline = RunningPipeline.own(new DemoPlan(BLOG.healthyIds().size(), 7, Optional.empty()), sites);
    }

    @AfterAll
    static void endsPipelineWithAllItsBrowsers() {
        ENDED_FETCHERS.addAll(fetchers());
        pipeline.close();
        awaitNoOrphan();
    }

    private static List<Long> fetchers() {
        return pipeline.stack().fetchers().stream().map(ServiceProcess::pid).toList();
    }

    @AfterEach
    void findsNoProcessWithoutAnOwner() {
        Awaitility.await("nothing is left").atMost(SOON).untilAsserted(() -> {
            List<MachineProcess> all = MachineProcess.all();
            List<Long> fetchers = fetchers();
            assertNoOrphan(all);
            assertThat(all)
                    .as("zombies of the fetchers")
                    .filteredOn(one -> fetchers.contains(one.parent()) && one.hasEnded())
                    .isEmpty();
            assertThat(fetchers).allSatisfy(fetcher -> {
                BrowserProcesses processes = BrowserProcesses.of(fetcher);
                assertThat(processes.browsers()).as("browsers of " + fetcher).hasSize(1);
                assertThat(processes.drivers()).as("drivers of " + fetcher).hasSize(1);
                assertThat(all)
                        .as("processes of the browsers of " + fetcher)
                        .filteredOn(one -> one.owner().filter(fetcher::equals).isPresent() && one.isBrowser())
                        .extracting(MachineProcess::pid)
                        .containsExactlyElementsOf(processes.browsers());
            });
        });
    }

    private static void awaitNoOrphan() {
        Awaitility.await("no orphan").atMost(SOON).untilAsserted(() -> assertNoOrphan(MachineProcess.all()));
    }

    private static void assertNoOrphan(List<MachineProcess> all) {
        assertThat(all)
                .as("processes of browsers whose fetcher has ended")
                .filteredOn(one -> one.owner().filter(ENDED_FETCHERS::contains).isPresent() && !one.hasEnded())
                .isEmpty();
    }

    @Test
    void goesOnAfterTheRendererIsKilled() throws Exception {
        MidVisit middle = middle();
        List<Long> renderers = middle.processes().renderers();

        middle.hit(() -> Signal.KILL.to(renderers));

        print("SIGKILL of the renderer", middle.untilNextStart(middle.nextStart()));
        assertThat(middle.endsRight().attempts()).isEqualTo(2);
        // from outside it looks like a page that crashed its tab: that is charged
        assertThat(middle.failure())
                .hasValueSatisfying(failed -> assertThat(failed.kind()).isEqualTo(FailureKind.BROWSER));
    }

    @Test
    void goesOnUnchargedAfterTheBrowserIsKilled() throws Exception {
        MidVisit middle = middle();
        List<Long> browser = middle.processes().browsers();

        middle.hit(() -> Signal.KILL.to(browser));

        goesOnInAnotherBrowser("SIGKILL of the browser", middle);
    }

    @Test
    void goesOnUnchargedAfterTheDriverIsKilled() throws Exception {
        MidVisit middle = middle();
        List<Long> driver = middle.processes().drivers();

        middle.hit(() -> Signal.KILL.to(driver));

        goesOnInAnotherBrowser("SIGKILL of the driver", middle);
    }

    @Test
    void goesOnUnchargedAfterTheBrowserIsStopped() throws Exception {
        MidVisit middle = middle();
        List<Long> browser = middle.processes().browsers();

        middle.hit(() -> Signal.STOP.to(browser));

        goesOnInAnotherBrowser("SIGSTOP of the browser", middle);
    }

    private static void goesOnInAnotherBrowser(String what, MidVisit middle) throws Exception {
        print(what, middle.untilNextStart(middle.nextStart()));
        assertThat(middle.endsRight().attempts()).isEqualTo(2);
        assertThat(middle.failure()).hasValueSatisfying(failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.BROWSER);
            assertThat(failed.charged()).as(failed.reason()).isFalse();
        });
    }

    @Test
    void isNotDisturbedWhileTheDriverIsStopped() throws Exception {
        MidVisit middle = middle();
        List<Long> driver = middle.processes().drivers();
        try {
            middle.hit(() -> Signal.STOP.to(driver));

            assertThat(middle.endsRight().attempts()).isEqualTo(1);
        } finally {
            Signal.CONT.to(driver);
        }
        assertThat(middle.outcomes())
                .extracting(outcome -> outcome.visit().visitId())
                .containsOnly(middle.visit().visit().visitId());
        System.out.println("takeover after SIGSTOP of the driver: none, the visit goes on");
    }

    @Test
    void isTakenOverAtOnceAfterTheFetcherIsKilled() throws Exception {
        MidVisit middle = middle();
        ServiceProcess victim = middle.visit().fetcher();
        ENDED_FETCHERS.add(victim.pid());
        try {
            middle.hit(victim::kill);

            Outcome.Started next = middle.nextStart();
            Duration takeover = middle.untilNextStart(next);
            print("SIGKILL of the fetcher", takeover);
            assertThat(takeover).isLessThan(allow(Duration.ofSeconds(3)));
            assertThat(next.fetcher()).isNotEqualTo(middle.visit().name());
            assertThat(middle.endsRight().attempts()).isEqualTo(1);
            // before the restart, which would clear away what was left
            awaitNoOrphan();
        } finally {
            victim.restart();
            awaitIdleFetchers();
        }
    }

    @Test
    void isTakenOverWithinTwentySecondsAfterTheFetcherIsStopped() throws Exception {
        MidVisit middle = middle();
        List<Long> victim = List.of(middle.visit().fetcher().pid());
        try {
            middle.hit(() -> Signal.STOP.to(victim));

            Outcome.Started next = middle.nextStart();
            Duration takeover = middle.untilNextStart(next);
            print("SIGSTOP of the fetcher", takeover);
            assertThat(takeover).isLessThan(allow(Duration.ofSeconds(20)));
            assertThat(next.fetcher()).isNotEqualTo(middle.visit().name());
            awaitPages(next, middle.visit().fetcher());
        } finally {
            Signal.CONT.to(victim);
        }
        assertThat(middle.endsRight().attempts()).isEqualTo(1);
        awaitIdleFetchers();
        assertThat(middle.endsRight().attempts())
                .as("what the stopped one had still to say changed nothing")
                .isEqualTo(1);
    }

    /** The stopped one wakes up in the middle of the visit that has taken its place. */
    private static void awaitPages(Outcome.Started visit, ServiceProcess stopped) {
        // only the other one is asked: waiting for the stopped one takes longer than the visit
        ServiceProcess other = pipeline.stack().fetchers().stream()
                .filter(fetcher -> !fetcher.equals(stopped))
                .findFirst()
                .orElseThrow();
        var fleet = new Fleet(pipeline.stack());
        Awaitility.await("the new visit's first page")
                .atMost(LIMIT)
                .until(() -> fleet.slots(other).stream()
                        .anyMatch(slot -> visit.visit().equals(slot.visit()) && slot.pages() > 0));
    }

    private static void awaitIdleFetchers() {
        Awaitility.await("all fetchers are there and idle").atMost(LIMIT).until(new Fleet(pipeline.stack())::isIdle);
    }

    @Test
    void isRightAfterTheBrokerIsKilledAndStartedAgain() throws Exception {
        MidVisit middle = middle();
        OngoingVisit before = middle.visit();

        middle.hit(() -> {
            pipeline.stack().kafka().kill();
            pipeline.stack().kafka().start();
        });

        middle.endsRight();
        middle.outcomes().stream()
                .filter(Outcome.Started.class::isInstance)
                .map(Outcome.Started.class::cast)
                .filter(start -> !start.visit().equals(before.visit()))
                .findFirst()
                .ifPresentOrElse(
                        next -> print("SIGKILL of the broker", middle.untilNextStart(next)),
                        () -> System.out.println("takeover after SIGKILL of the broker: none, the visit goes on"));
    }

    private static MidVisit middle() {
        return MidVisit.reached(pipeline, LONG.next(), SHORT.next());
    }

    private static void print(String what, Duration takeover) {
        System.out.printf(Locale.ROOT, "takeover after %s: %.2f s%n", what, takeover.toMillis() / 1000.0);
    }
}
