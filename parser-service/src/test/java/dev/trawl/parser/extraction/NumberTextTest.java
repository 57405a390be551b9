package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "1,234|1234",
                "146,206|146206",
                "621222|621222",
                "第10695名|10695",
                "31篇|31",
                "阅读(15)|15",
                "随笔 - 363|363",
                "随笔-363|363",
                "6级,点击查看等级说明|6",
                "1513人阅读|1513",
                "5 kids|5",
                "7km|7",
                "12 months|12"
            })
    void readsExactNumbers(String shown, long value) {
        assertThat(NumberText.in(shown)).contains(new NumberText(value, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "62万+|620000",
                "134万+|1340000",
                "3.5k|3500",
                "3.3K 阅读|3300",
                "1.2w|12000",
                "1.5万|15000",
                "2,000万|20000000",
                "1.1亿|110000000",
                "99+|99",
                "2m|2000000"
            })
    void tellsRoundedNumbers(String shown, long value) {
        assertThat(NumberText.in(shown)).contains(new NumberText(value, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "点赞数", "--", "-1", "-1名", "4.5", "99999999999999999999", "999999999999999999亿"})
    void findsNoneWhereThereIsNone(String shown) {
        assertThat(NumberText.in(shown)).isEmpty();
    }

    @Test
    void takesTheFirst() {
        assertThat(NumberText.in("12 of 30")).contains(new NumberText(12, true));
    }
}
