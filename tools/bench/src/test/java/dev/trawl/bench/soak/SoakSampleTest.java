package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoakSampleTest {

    @Test
    void saysWhatIsDoneAndHowLongTheRestWillTake() {
        assertThat(new SoakSample.Done(150, 500, 1500, 98.7).text(2000))
                .isEqualTo("500 of 2,000 visits, 1,500 pages, 99 ms a page, 3 min; 8 min left");
    }

    @Test
    void promisesNothingBeforeTheFirstVisit() {
        assertThat(new SoakSample.Done(2, 0, 0, Double.NaN).text(40)).isEqualTo("0 of 40 visits, 0 pages, 2 s; ? left");
    }
}
