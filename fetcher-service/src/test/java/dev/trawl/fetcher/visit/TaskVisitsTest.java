package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.fetcher.browser.SmallSite;
import dev.trawl.messages.DeadLetter;
import dev.trawl.messages.EvidenceRef;
import dev.trawl.messages.FailureKind;
import dev.trawl.messages.FetcherId;
import dev.trawl.messages.Outcome;
import dev.trawl.messages.Scope;
import dev.trawl.messages.VisitRef;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final List<Outcome> told = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog();
    private Browser browser = (site, limit) -> new RememberedTab();

    private final class Told implements Reports {
        @Override
        public void outcome(Outcome outcome) {
            told.add(outcome);
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

    private Done deliver(int count) throws InterruptedException {
        var house = new TaskVisits.House(
                new FetcherId("one"),
                SiteFiles.load(folder),
                browser,
                robots(),
                page -> CompletableFuture.completedFuture(null),
                new Told(),
                new NoOrders(),
                new Board(1, clock),
                watchdog,
                paused::add,
                end -> {},
                clock);
        return new TaskVisits(house, 1).visit(new Delivery(task(Scope.LIST), count), Lease.forever());
    }

    private Outcome.Failed failed() {
        assertThat(told).hasSize(2).first().isInstanceOf(Outcome.Started.class);
        assertThat(told.getLast()).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) told.getLast();
    }

    @Test
    void tellsOfAFaultOfItsOwnAndChargesIt() throws Exception {
        browser = new Browser() {
            @Override
            public Tab open(SiteFile site, Duration limit) {
                throw new IllegalStateException("a bug");
            }
        };

        assertThat(deliver(1)).isEqualTo(Done.FINISHED);

        assertThat(failed().kind()).isEqualTo(FailureKind.BROWSER);
        assertThat(failed().charged()).isTrue();
        assertThat(failed().reason()).contains("a bug");
    }

    @Test
    void tellsOfAnErrorToo() throws Exception {
        browser = (site, limit) -> {
            throw new StackOverflowError();
        };

        assertThat(deliver(1)).isEqualTo(Done.FINISHED);

        assertThat(failed().charged()).isTrue();
    }

    @Test
    @Timeout(30)
    void tellsThatItIsLateWhenTheWatchdogHasInterruptedIt() throws Exception {
        var standing = new CountDownLatch(1);
        browser = (site, limit) -> new RememberedTab() {
            @Override
            public Arrival load(java.net.URI url, Awaited awaited, Duration within) throws InterruptedException {
                clock.step(Duration.ofHours(1));
                watchdog.step();
                standing.await();
                throw new AssertionError("not interrupted");
            }
        };

        assertThat(deliver(1)).isEqualTo(Done.FINISHED);

        assertThat(failed().kind()).isEqualTo(FailureKind.TIMEOUT);
        assertThat(failed().charged()).isTrue();
        assertThat(failed().reason()).contains("loads profile 1");
    }

    @Test
    void dropsWhatHasExpiredUnreadButNotWhatSomebodyMayHaveBegun() throws Exception {
        threePages();
        expired = true;

        assertThat(deliver(1)).isEqualTo(Done.FINISHED);
        assertThat(told).isEmpty();

        assertThat(deliver(2)).isEqualTo(Done.FINISHED);
        assertThat(told.getLast()).isInstanceOf(Outcome.Fetched.class);
    }
}
