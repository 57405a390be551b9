package dev.trawl.storage.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** CSV for spreadsheets and programs. */
final class CsvFormatTest {

    record Row(String title, @Nullable Long reads, @Nullable List<String> tags, Instant at) {}

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @Test
    void quotesAsTheRfcSays() throws IOException {
        assertThat(written(new Row("a \"b\", c\nd 小狼", 5L, List.of("x", "y"), AT)))
                .isEqualTo("\"a \"\"b\"\", c\nd 小狼\",5,x; y,2026-03-04T05:06:07Z\r\n");
    }

    @Test
    void leavesWhatIsNotShownEmpty() throws IOException {
        assertThat(written(new Row("a", null, null, AT))).isEqualTo("a,,,2026-03-04T05:06:07Z\r\n");
    }

    @Test
    void keepsSpreadsheetsFromRunningFormulas() throws IOException {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1")) {
            assertThat(written(new Row(formula, -1L, List.of("=2"), AT))).contains("'" + formula, ",-1,", ",'=2,");
        }
    }

    @Test
    void namesColumnsAsJsonDoes() throws IOException {
        var out = new StringWriter();
        new CsvFormat<>(Row.class, true).begin(out);
        assertThat(out).hasToString("\uFEFFtitle,reads,tags,at\r\n");
    }

    private static String written(Row row) throws IOException {
        var out = new StringWriter();
        new CsvFormat<>(Row.class, false).row(row, out);
        return out.toString();
    }
}
