package dev.trawl.bench.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.takeover.Takeovers.FetcherFault;
import org.junit.jupiter.api.Test;

class TakeoversTest {

    private final Takeovers takeovers = new Takeovers();

    @Test
    void printsTheMedianAndTheWorstOfEachFault() {
        takeovers.add(FetcherFault.KILLED, 0.3);
        takeovers.add(FetcherFault.KILLED, 0.9);
        takeovers.add(FetcherFault.KILLED, 0.2);
        takeovers.add(FetcherFault.SILENT, 15.5);

        assertThat(takeovers.report().markdown())
                .contains("| killed (SIGKILL)       |     3 |      0.30 |     0.20 |     0.90 |")
                .contains("| falls silent (SIGSTOP) |     1 |     15.50 |    15.50 |    15.50 |");
    }

    @Test
    void judgesTheWorst() {
        takeovers.add(FetcherFault.KILLED, 0.3);
        takeovers.add(FetcherFault.KILLED, 1.1);
        takeovers.add(FetcherFault.SILENT, 15.5);

        assertThat(takeovers.report().markdown())
                .contains("fail: worst takeover after SIGKILL, s is 1.10; at most 1.00")
                .contains("pass: worst takeover after SIGSTOP, s is 15.50; at most 20.00");
    }
}
