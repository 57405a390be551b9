package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {

    @Test
    void listsEveryMeasurementAndLongRunOnce() {
        String help = Bench.commandLine().getUsageMessage();
        List<String> listed = help.substring(help.indexOf("Measurements"))
                .lines()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(" ")[0])
                .toList();

        assertThat(listed).containsExactly("fetch", "parse", "store", "submit", "takeover", "start", "soak", "chaos");
    }
}
