package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    @Test
    void saysWhatIsDoneAndHowLongTheRestWillTake() {
        assertThat(ProgressLines.text(new SoakSample.Done(150, 500, 1500, 98.7), 2000))
                .isEqualTo("500 of 2,000 visits, 1,500 pages, 99 ms a page, 2 min 30 s; 7 min 30 s left");
    }

    @Test
    void promisesNothingBeforeTheFirstVisit() {
        assertThat(ProgressLines.text(new SoakSample.Done(2, 0, 0, Double.NaN), 40))
                .isEqualTo("0 of 40 visits, 0 pages, 2 s; ? left");
    }
}
