package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.sitefile.rules.NumberStyle;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static Optional<NumberText> in(String shown) {
        return NumberText.in(shown, NumberStyle.DEFAULT);
    }

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
                "12 months|12",
                "2\u00a0804|2804",
                "1\u2009234|1234",
                "1\u202f234 vues|1234",
                "12 345 678|12345678",
                "1'234|1234",
                "1’234|1234",
                "1.234.567|1234567",
                "１，２３４|1234",
                "1,234views|1234",
                "码龄5年|5",
                "Lv.4|4",
                "12 - 评论|12",
                "3.0|3"
            })
    void readsExactNumbers(String shown, long value) {
        assertThat(in(shown)).contains(new NumberText(value, true));
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
                "2m|2000000",
                "1,5K|1500",
                "6,6K|6600",
                "3,2万|32000",
                "3,25万|32500",
                "3,4 mil|3400",
                "12 тыс.|12000",
                "1,2 млн|1200000",
                "2B|2000000000",
                "12萬|120000",
                "3만|30000",
                "3천|3000",
                "3百万|3000000",
                "1,234.5K|1234500",
                "1.234K|1234",
                "~120|120"
            })
    void tellsRoundedNumbers(String shown, long value) {
        assertThat(in(shown)).contains(new NumberText(value, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "...",
                "点赞数",
                "--",
                "-1",
                "-1名",
                "\u22123",
                "4.5",
                "99999999999999999999",
                "999999999999999999亿",
                "1e5",
                "1 234,5",
                "1,5",
                "1.234",
                "1,23",
                "1,2345",
                "12,34.5K",
                "1万2千",
                "5N",
                ".5",
                "10-20",
                "10 – 20",
                "3~5",
                "95%",
                "95 %",
                "95％",
                "2.0.1",
                "12:30",
                "3/5",
                "2021-03-04",
                "2021年3月4日"
            })
    void findsNoneWhereTheTextIsNoWholeNumber(String shown) {
        assertThat(in(shown)).isEmpty();
    }

    @Test
    void looksNoFurtherThanANumberCanBe() {
        assertThat(in("1" + ",234".repeat(100_000))).isEmpty();
        assertThat(in("x".repeat(1_000_000) + " 12 views")).contains(new NumberText(12, true));
    }

    @Test
    void takesTheFirst() {
        assertThat(in("12 of 30")).contains(new NumberText(12, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234|1234",
                "1.234.567 Follower|1234567",
                "12,0|12",
                "3,4 Tsd|3400",
                "1.234,5 tsd|1234500",
                "7 lakh|700000",
                "7 LAKH|700000",
                "2k|2000"
            })
    void readsNumbersAsTheSiteWritesThem(String shown, long value) {
        var german = new NumberStyle(".", ",", Map.of("lakh", 100_000L));
        assertThat(NumberText.in(shown, german)).map(NumberText::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1.23", "12.34.567", "1'234", "1 234", "1,2,3", "1,5"})
    void readsNoNumberThatTheSiteWouldWriteOtherwise(String shown) {
        assertThat(NumberText.in(shown, new NumberStyle(".", ",", Map.of()))).isEmpty();
    }
}
