package dev.trawl.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which page of a list. */
class PageBoundsTest {

    @Test
    void theFirstHundredAreTheDefault() {
        assertThat(PageBounds.of(null, null)).isEqualTo(new PageBounds(0, 100));
        assertThat(PageBounds.of("2", null)).isEqualTo(new PageBounds(2, 100));
    }

    @Test
    void aPageBeginsAfterThoseBeforeIt() {
        assertThat(PageBounds.of("3", "1000").offset()).isEqualTo(3000);
        assertThat(PageBounds.of("2147482", "1000").offset()).isEqualTo(2_147_482_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, size, size is '0', 1 to 1000",
        "0, 1001, size, size is '1001', 1 to 1000",
        "0, ten, size, size is 'ten', 1 to 1000",
        "0, '', size, size is '', 1 to 1000",
        "-1, , page, page is '-1', 0 to 21474835",
        "2147483, 1000, page, page is '2147483', 0 to 2147482",
    })
    void aBadBoundIsNamed(@Nullable String page, @Nullable String size, String parameter, String fault, String range) {
        assertThatThrownBy(() -> PageBounds.of(page, size)).isInstanceOfSatisfying(BadParameter.class, e -> {
            assertThat(e.parameter()).isEqualTo(parameter);
            assertThat(e.expected()).isEqualTo("a whole number from " + range);
            assertThat(e).hasMessage(fault + ", expected " + e.expected());
        });
    }
}
