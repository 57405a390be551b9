package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageWindowTest {

    @Test
    void hasNoMeanBeforeTheFirstPage() {
        assertThat(new PageWindow().mean()).isNaN();
    }

    @Test
    void forgetsWhatIsLongAgo() {
        var window = new PageWindow();
        window.add(List.of(90_000L));
        window.add(Collections.nCopies(PageWindow.SIZE - 1, 100L));

        assertThat(window.mean()).isGreaterThan(100);

        window.add(List.of(100L));

        assertThat(window.mean()).isEqualTo(100);
        assertThat(window.pages()).isEqualTo(PageWindow.SIZE + 1);
    }
}
