package dev.trawl.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.Manifest.PageRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {

    private static final VisitId FIRST = VisitId.draw();
    private static final VisitId SECOND = VisitId.draw();

    @Test
    void growsByRanges() {
        Manifest manifest = Manifest.EMPTY
                .with(FIRST, new PageRef(PageKind.PROFILE, 1))
                .with(FIRST, new PageRef(PageKind.LIST, 1))
                .with(FIRST, new PageRef(PageKind.LIST, 2))
                .with(FIRST, new PageRef(PageKind.LIST, 4));

        assertThat(manifest.ranges())
                .containsExactly(
                        new PageRange(FIRST, PageKind.PROFILE, 1, 1),
                        new PageRange(FIRST, PageKind.LIST, 1, 2),
                        new PageRange(FIRST, PageKind.LIST, 4, 4));
        assertThat(manifest.size()).isEqualTo(4);
        assertThat(manifest.contains(new PageRef(PageKind.LIST, 3))).isFalse();
    }

    @Test
    void holdsAPageOnceAndFromTheNewerVisit() {
        Manifest manifest = new Manifest(List.of(new PageRange(FIRST, PageKind.LIST, 1, 5)))
                .with(SECOND, new PageRef(PageKind.LIST, 3));

        assertThat(manifest.ranges())
                .containsExactly(
                        new PageRange(FIRST, PageKind.LIST, 1, 2),
                        new PageRange(FIRST, PageKind.LIST, 4, 5),
                        new PageRange(SECOND, PageKind.LIST, 3, 3));
        assertThat(manifest.size()).isEqualTo(5);
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> new PageRange(FIRST, PageKind.LIST, 1, Integer.MAX_VALUE))
                .hasMessageContaining("at most 100000");
    }
}
