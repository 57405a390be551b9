package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.process.ProcessUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleFileTest {

    @Test
    void writesAColumnForEachFigureAndALineForEachSample() {
        var usage = new ProcessUsage(3 << 20, 1 << 19, 1 << 18, 4, 5, 6);

        String text = SampleFile.text(List.of(
                new SoakSample(new SoakSample.Done(2, 0, 0, Double.NaN), Map.of("parser", usage), 0),
                new SoakSample(new SoakSample.Done(4.25, 7, 9, 123.4), Map.of(), 1)));

        assertThat(text.lines())
                .containsExactly(
                        "seconds,visits,pages,ms_per_page,zombies,parser_rss_mib,parser_pss_mib,parser_unfiled_mib,parser_threads,"
                                + "parser_descriptors,parser_processes",
                        "2.0,0,0,,0,3.0,0.5,0.3,4,5,6",
                        "4.3,7,9,123.4,1,,,,,,");
    }

    @Test
    void isEmptyWithoutSamples() {
        assertThat(SampleFile.text(List.of())).isEmpty();
    }
}
