package dev.trawl.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.chaos.ChaosRun.Kill;
import dev.trawl.bench.chaos.KillList.Victim;
import dev.trawl.testing.MachineSpeed;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/**
 * Promise 1, nothing is ever lost: 40 users, a third with faults, while scheduler, fetcher, parser, storage, browser, broker,
 * database, and broker and database together are killed with SIGKILL, each once, and poison lies on every topic. At the end
 * the ledger adds up by task ID, nothing is open, every row is there once and right, every fault has its one dead letter.
 * {@code ./trawl chaos} is the long form.
 */
class LedgerUnderKillsIT {

    private static final int USERS = 40;
    private static final long SEED = 7;

    @Test
    void losesNothingAndStoresNothingTwiceWhateverIsKilled() {
        var settings = ChaosSettings.once(
                USERS, SEED, MachineSpeed.allow(ChaosSettings.PAGE_LIMIT.multipliedBy(3)), System.out::println);
        var chaos = new Chaos(settings, Clock.systemUTC());

        ChaosReport report = chaos.run();

        System.out.println(report.markdown());
        assertThat(report.findings()).isEmpty();
        assertThat(report.kills()).extracting(Kill::victim).containsExactlyInAnyOrder(Victim.values());
    }
}
