package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.parser.extraction.ValueConversion.Value;
import dev.trawl.sitefile.rules.Field.ValueType;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address is what jsoup resolves it to, whichever way leads there. */
class ValueConversionTest {

    private static final Document PAGE = Jsoup.parse("", "https://blog.test/ann/list?page=2");

    /** What addresses are put together from, in any order. */
    private static final String[] PARTS = {
        "http://",
        "https://",
        "HTTP://",
        "//",
        "/",
        ".",
        "..",
        "a",
        "B",
        "blog.test",
        ":8080",
        "@",
        "?q=1",
        "#top",
        "%20",
        " ",
        "\\",
        "\n",
        "é",
        "-",
        "_",
        ";",
        "=",
        "&",
        ":"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String resolved(String text) {
        var rules = new SiteWithRules(folder, "rules: {article: {fields: {article-id: [{select: b}]}}}").site();
        return new ValueConversion(rules.rules(), rules.zone())
                .convert(text, ValueType.URL, PAGE)
                .map(Value::value)
                .map(String::valueOf)
                .orElse("");
    }

    private static String byJsoup(String text) {
        String absolute = PAGE.createElement("a").attr("href", text).absUrl("href");
        return absolute.startsWith("http://") || absolute.startsWith("https://") ? absolute : "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://blog.test/bob/article/details/12",
                "http://blog.test:8080/a",
                "https://blog.test/a/./b/../c",
                "https://blog.test/.well-known/x",
                "https://blog.test/a#part",
                "https://Blog.Test/a",
                "https://blog.test",
                "https:///a",
                "https://blog.test/a b",
                "https://blog.test/a?b=/../c&d=http://e/",
                "/bob/article/details/12",
                "../12",
                "mailto:ann@blog.test"
            })
    void resolvesAddressesAsJsoupDoes(String address) {
        assertThat(resolved(address)).isEqualTo(byJsoup(address));
    }

    @Test
    void resolvesAnyAddressAsJsoupDoes() {
        var random = new Random(1);
        var rules = new SiteWithRules(folder, "rules: {article: {fields: {article-id: [{select: b}]}}}").site();
        var conversion = new ValueConversion(rules.rules(), rules.zone());
        for (int i = 0; i < 20_000; i++) {
            String address = (i % 2 == 0 ? "https://blog.test/" : "")
                    + random.ints(random.nextInt(1, 6), 0, PARTS.length)
                            .mapToObj(part -> PARTS[part])
                            .collect(Collectors.joining());
            if (!address.isBlank()) {
                assertThat(conversion
                                .convert(address, ValueType.URL, PAGE)
                                .map(Value::value)
                                .map(String::valueOf)
                                .orElse(""))
                        .as(address)
                        .isEqualTo(byJsoup(address));
            }
        }
    }
}
