package dev.trawl.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAuditTest {

    private static final String WARNING =
            "2026-11-25T23:15:00.123Z  WARN 123 --- [parser] [pages-0] d.t.m.MalformedMessages : set aside %s%n";

    @TempDir
    private Path logs;

    @Test
    void findsALineThatIsRepeated() throws IOException {
        write(line("crawl.pages/3/14").repeat(9));

        assertThat(new LogAudit(logs, 2).findings())
                .containsExactlyInAnyOrder(
                        "parser.log says 9 times: set aside crawl.pages/3/14",
                        "parser.log says 9 times: crawl.pages/3/14");
    }

    @Test
    void findsAMessageThatIsMentionedAgainAndAgainInOtherWords() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            text.append(line("crawl.pages/3/14, attempt " + i));
        }
        write(text.toString());

        assertThat(new LogAudit(logs, 2).findings()).containsExactly("parser.log says 9 times: crawl.pages/3/14");
    }

    @Test
    void allowsWhatAKillRepeats() throws IOException {
        write(line("crawl.pages/3/14").repeat(3) + line("crawl.pages/3/15"));

        assertThat(new LogAudit(logs, 2).findings()).isEmpty();
        assertThat(new LogAudit(logs, 2).warnings()).isEqualTo(4);
    }

    private static String line(String what) {
        return WARNING.formatted(what);
    }

    private void write(String text) throws IOException {
        Files.writeString(logs.resolve("parser.log"), text);
    }
}
