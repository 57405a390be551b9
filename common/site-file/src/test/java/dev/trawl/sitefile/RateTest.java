package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({
        "2/s, 2 page loads a second",
        "30/min, 30 page loads a minute",
        "100 / h, 100 page loads an hour",
        "1/s, 1 page load a second",
        "unlimited, any number of page loads"
    })
    void isSaidInWords(String rate, String words) {
        assertThat(Rate.parse(rate).inWords()).isEqualTo(words);
    }
}
