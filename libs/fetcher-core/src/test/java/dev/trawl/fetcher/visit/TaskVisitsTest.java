package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.DeadLetter.EvidenceRef;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Scope;
import dev.trawl.contract.VisitRef;
import dev.trawl.fetcher.visit.TaskHandler.Delivery;
import dev.trawl.sitefile.LiveSiteFiles;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.sitefile.Sites;
import dev.trawl.testing.SmallSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TaskVisitsTest extends VisitFixture {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog();
    private Browser browser = (site, limit) -> new RememberedTab();

    private final class RecordedReports implements Reports {
        @Override
        public void outcome(Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void letter(DeadLetter letter) {}

        @Override
        public EvidenceRef evidence(VisitRef visit, Evidence evidence) {
            return new EvidenceRef(evidence.kind(), 0, 0, evidence.bytes().length);
        }
    }

    @BeforeEach
    void writesASiteFile() throws Exception {
        Files.writeString(folder.resolve("small.yml"), SmallSite.yaml(BY_URL, ""));
    }

    private TaskHandler.Disposition deliver(int count) throws InterruptedException {
        return deliver(count, SiteFiles.load(folder));
    }

    private TaskHandler.Disposition deliver(int count, Sites sites) throws InterruptedException {
        var fetcher = new FetcherId("one");
        PageSink sink = page -> CompletableFuture.completedFuture(null);
        var visitRunner = new VisitRunner(fetcher, browser, robots(), sink, watchdog, paused::add, clock);
        var visitPublisher = new VisitPublisher(fetcher, new RecordedReports(), end -> {}, clock);
        var taskVisits =
                new TaskVisits(sites, ControlState.NONE, new SlotStatus(1, clock), visitRunner, visitPublisher, clock);
        return taskVisits.handler(1).visit(new Delivery(task(Scope.LIST), count), Lease.unlimited());
    }

    private Outcome.Failed failed() {
        assertThat(outcomes).hasSize(2).first().isInstanceOf(Outcome.Started.class);
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcomes.getLast();
    }

    @Test
    void publishesAFaultOfItsOwnAndChargesIt() throws Exception {
        browser = new Browser() {
            @Override
            public Tab open(SiteFile site, Duration limit) {
                throw new IllegalStateException("a bug");
            }
        };

        assertThat(deliver(1)).isEqualTo(TaskHandler.Disposition.FINISHED);

        assertThat(failed().kind()).isEqualTo(FailureKind.BROWSER);
        assertThat(failed().charged()).isTrue();
        assertThat(failed().reason()).contains("a bug");
    }

    @Test
    void publishesAnErrorToo() throws Exception {
        browser = (site, limit) -> {
            throw new StackOverflowError();
        };

        assertThat(deliver(1)).isEqualTo(TaskHandler.Disposition.FINISHED);

        assertThat(failed().charged()).isTrue();
    }

    @Test
    @Timeout(30)
    void isLateWhenTheWatchdogHasInterruptedIt() throws Exception {
        var standing = new CountDownLatch(1);
        browser = (site, limit) -> new RememberedTab() {
            @Override
            public NavigationResult load(java.net.URI url, PageExpectation pageExpectation, Duration within)
                    throws InterruptedException {
                clock.step(Duration.ofHours(1));
                watchdog.step();
                standing.await();
                throw new AssertionError("not interrupted");
            }
        };

        assertThat(deliver(1)).isEqualTo(TaskHandler.Disposition.FINISHED);

        assertThat(failed().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(failed().charged()).isTrue();
        assertThat(failed().reason()).contains("loads profile 1");
    }

    @Test
    void keepsTheSiteFileThatAVisitBeganWithAndTakesTheChangedOneForTheNext() throws Exception {
        threePages();
        byUrl.put("/moved/u", page("", 0, false));
        byUrl.put("/moved/u/1", at("http://site.test/moved/u/1", "a"));
        try (var sites = LiveSiteFiles.open(folder, clock)) {
            browser = (site, limit) -> new RememberedTab() {
                @Override
                public NavigationResult load(java.net.URI url, PageExpectation pageExpectation, Duration within)
                        throws InterruptedException {
                    moves();
                    sites.look();
                    return super.load(url, pageExpectation, within);
                }
            };

            assertThat(deliver(1, sites)).isEqualTo(TaskHandler.Disposition.FINISHED);
            assertThat(outcomes.getLast()).isInstanceOf(Outcome.Fetched.class);
            assertThat(went).containsExactly("/u", "/u/1", "/u/2", "/u/3");

            went.clear();
            assertThat(deliver(1, sites)).isEqualTo(TaskHandler.Disposition.FINISHED);
            assertThat(went).containsExactly("/moved/u", "/moved/u/1");
        }
    }

    /** The site's pages have other addresses now. */
    private void moves() {
        try {
            String moved = SmallSite.yaml(BY_URL.replace("site.test/{user}", "site.test/moved/{user}"), "");
            Path file = Files.writeString(folder.resolve("small.yml"), moved);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant().minusSeconds(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void dropsAnExpiredTaskButNotOneThatAFetcherMayHaveBegun() throws Exception {
        threePages();
        expired = true;

        assertThat(deliver(1)).isEqualTo(TaskHandler.Disposition.FINISHED);
        assertThat(outcomes).isEmpty();

        assertThat(deliver(2)).isEqualTo(TaskHandler.Disposition.FINISHED);
        assertThat(outcomes.getLast()).isInstanceOf(Outcome.Fetched.class);
    }
}
