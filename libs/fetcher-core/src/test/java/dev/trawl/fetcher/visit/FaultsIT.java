package dev.trawl.fetcher.visit;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.DemoServer;
import dev.trawl.demoblog.ServerOptions;
import dev.trawl.demoblog.faults.Fault;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.fetcher.browser.page.ClickSteps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each fault of the demo blog, visited by a real browser. It ends as what it is, within its bound. The visit in the other
 * slot ends undisturbed. Limits are 5 s for the first page and 3 s for each other one.
 */
@SuppressWarnings("NullAway.Init")
class FaultsIT {

    /** What the evidence of a page that hangs may take, and the tab's end. */
    private static final Duration EVIDENCE = Duration.ofSeconds(3);

    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration USUAL = Duration.ofSeconds(8);
    private static final Duration FIRST_PAGE = Duration.ofSeconds(5).plus(EVIDENCE);
    private static final Duration PAGE_TWO =
            Duration.ofSeconds(3).plus(EVIDENCE).plusSeconds(4);

    /** These are no faults of a page. They end within a second of the load. */
    private static final Set<String> WITHIN_A_SECOND =
            Set.of("fault-deleted", "fault-deleted-200", "fault-404-200", "fault-empty", "fault-one-page");

    /** Their pages do not answer when their time is up. */
    private static final Set<String> HANGING = Set.of(
            "fault-silent-p2", "fault-busy", "fault-trickle", "fault-no-list", "fault-next-dead", "fault-alerts");

    /** As {@code fault-200-pages}, which takes longer than the limits of one page too. {@code ./trawl chaos} visits it. */
    private static final String THOUSAND_PAGES = "fault-1000-pages";

    /** A script needs seconds of a core until its tab crashes. On a busy machine this takes long, and is no time-out here. */
    private static final VisitLimits UNTIL_IT_CRASHES =
            new VisitLimits(VisitRig.LIMITS.start(), allow(Duration.ofSeconds(30)));

    private static final Duration CRASH = Duration.ofSeconds(30).plus(EVIDENCE);

    private record Expected(String end, int pages, Duration bound) {}

    private static final Map<String, Expected> EXPECTED = Map.ofEntries(
            Map.entry("fault-silent", new Expected("timed-out", 0, FIRST_PAGE)),
            Map.entry("fault-silent-p2", new Expected("timed-out", 2, PAGE_TWO)),
            Map.entry("fault-banner", new Expected("click-failed", 2, USUAL)),
            Map.entry("fault-deleted", new Expected("not-found", 0, QUICK)),
            Map.entry("fault-deleted-200", new Expected("not-found", 0, QUICK)),
            Map.entry("fault-404-200", new Expected("not-found", 0, QUICK)),
            Map.entry("fault-empty", new Expected("empty", 2, QUICK)),
            Map.entry("fault-one-page", new Expected("fetched", 2, QUICK)),
            Map.entry("fault-modal", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-redirect-host", new Expected("refused", 0, QUICK)),
            Map.entry("fault-redirect-loopback", new Expected("refused", 0, QUICK)),
            Map.entry("fault-redirect-private", new Expected("refused", 0, QUICK)),
            Map.entry("fault-redirect-file", new Expected("refused", 0, QUICK)),
            Map.entry("fault-redirects", new Expected("missing-pages", 0, QUICK)),
            Map.entry("fault-redirects-script", new Expected("missing-pages", 0, USUAL)),
            Map.entry("fault-certificate", new Expected("missing-pages", 0, QUICK)),
            Map.entry("fault-trickle", new Expected("timed-out", 0, FIRST_PAGE)),
            Map.entry("fault-cut", new Expected("missing-pages", 0, QUICK)),
            Map.entry("fault-no-load", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-auth", new Expected("missing-pages", 0, QUICK)),
            Map.entry("fault-download", new Expected("missing-pages", 0, QUICK)),
            Map.entry("fault-50mb", new Expected("oversize", 0, USUAL)),
            Map.entry("fault-gbk", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-broken-markup", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-no-list", new Expected("timed-out", 1, FIRST_PAGE)),
            Map.entry("fault-next-dead", new Expected("click-failed", 2, USUAL)),
            Map.entry("fault-next-loop", new Expected("click-failed", 3, USUAL)),
            Map.entry("fault-200-pages", new Expected("fetched", 201, Duration.ofMinutes(1))),
            Map.entry("fault-moved", new Expected("moved", 0, QUICK)),
            Map.entry("fault-deleted-script", new Expected("not-found", 0, QUICK)),
            Map.entry("fault-hidden", new Expected("fetched", 3, USUAL)),
            Map.entry("fault-banner-low", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-cookie-wall", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-alert", new Expected("fetched", 3, USUAL)),
            Map.entry("fault-confirm", new Expected("fetched", 3, USUAL)),
            Map.entry("fault-prompt", new Expected("fetched", 3, USUAL)),
            Map.entry("fault-beforeunload", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-popups", new Expected("fetched", 4, USUAL)),
            Map.entry("fault-alerts", new Expected("timed-out", 0, FIRST_PAGE)),
            Map.entry("fault-busy", new Expected("timed-out", 2, PAGE_TWO)),
            Map.entry("fault-crash", new Expected("browser-lost", 2, CRASH)),
            Map.entry("fault-memory", new Expected("browser-lost", 0, CRASH)),
            Map.entry("fault-second-attempt", new Expected("timed-out", 0, FIRST_PAGE)),
            Map.entry("fault-429", new Expected("blocked", 0, QUICK)),
            Map.entry("fault-429-later", new Expected("blocked", 0, QUICK)),
            Map.entry("fault-503", new Expected("blocked", 0, QUICK)),
            Map.entry("fault-challenge", new Expected("blocked", 0, QUICK)));

    @TempDir
    static Path folder;

    private static DemoServer blog;
    private static VisitRig rig;

    @BeforeAll
    static void start() throws Exception {
        blog = DemoServer.start(ServerOptions.of(Blog.of(1, 20)));
        rig = VisitRig.of(blog, folder);
    }

    @AfterAll
    static void stop() {
        rig.close();
        blog.close();
        assertThat(folder).isEmptyDirectory();
    }

    static Stream<String> faults() {
        return Faults.all().stream().map(Fault::userId).filter(user -> !user.equals(THOUSAND_PAGES));
    }

    @Test
    void areAllExpected() {
        assertThat(new TreeMap<>(EXPECTED).keySet())
                .containsExactlyElementsOf(faults().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void endsAsWhatItIs(String user) throws Exception {
        Expected expected = Objects.requireNonNull(EXPECTED.get(user));
        var other = rig.begin("demo", "user-0001", 2);

        VisitLimits visitLimits = expected.end().equals("browser-lost") ? UNTIL_IT_CRASHES : VisitRig.LIMITS;
        VisitRig.Ended ended = rig.begin(site(user), user, 1, visitLimits).get();

        System.out.printf(
                Locale.ROOT,
                "%-24s %-14s %6.2f s, bound %.0f s%n",
                user,
                VisitMetrics.name(ended.end()),
                ended.took().toMillis() / 1000.0,
                allow(expected.bound()).toMillis() / 1000.0);
        assertThat(VisitMetrics.name(ended.end()))
                .as("%s %s", ended.end(), ended.evidence().get(EvidenceKind.TIMELINE))
                .isEqualTo(expected.end());
        assertThat(ended.pages()).hasSize(expected.pages());
        assertThat(ended.took()).isLessThan(allow(expected.bound()));
        if (HANGING.contains(user)) {
            assertThat(ended.evidence().keySet())
                    .as("evidence from before its tab was ended")
                    .contains(EvidenceKind.SCREENSHOT, EvidenceKind.TIMELINE);
        }
        if (WITHIN_A_SECOND.contains(user)) {
            assertThat(ended.sinceLastRequest()).isLessThan(allow(Duration.ofSeconds(1)));
        }
        assertThat(VisitMetrics.name(other.get().end())).as("the other slot").isEqualTo("fetched");
    }

    private static String site(String user) {
        return Faults.refusals().stream().anyMatch(fault -> fault.userId().equals(user)) ? "demo-busy" : "demo";
    }

    @Test
    void isStoredAtTheSecondAttemptWhereTheFirstWasTheFault() throws Exception {
        rig.begin("demo", "fault-second-attempt-x2", 1).get();

        assertThat(VisitMetrics.name(
                        rig.begin("demo", "fault-second-attempt-x2", 1).get().end()))
                .isEqualTo("fetched");
    }

    @Test
    void countsEachStepOfAClick() throws Exception {
        rig.begin("demo", "fault-banner-x2", 1).get();
        rig.begin("demo", "fault-modal-x2", 1).get();

        assertThat(rig.clickSteps())
                .containsKeys(
                        ClickSteps.Step.SCROLLED,
                        ClickSteps.Step.DISMISSED,
                        ClickSteps.Step.COVERED,
                        ClickSteps.Step.MOUSE,
                        ClickSteps.Step.SCRIPT);
    }
}
