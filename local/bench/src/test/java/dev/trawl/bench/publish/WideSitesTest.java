package dev.trawl.bench.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.messages.SiteId;
import dev.trawl.sitefile.SiteFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WideSitesTest {

    @Test
    void hasTheDemoBlogAloneWithAThousandTasksOut(@TempDir Path folder) {
        SiteFiles sites = SiteFiles.load(WideSites.in(folder));

        assertThat(sites.all()).hasSize(1);
        assertThat(sites.find(new SiteId("demo")))
                .hasValueSatisfying(site -> assertThat(site.pace().tasksOut()).isEqualTo(1_000));
    }

    @Test
    void refusesASiteWithARate() {
        assertThatExceptionOfType(BenchFailed.class).isThrownBy(() -> WideSites.widened("pace:\n  rate: 90/min\n"));
    }
}
