package dev.trawl.scheduler.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.scheduler.crawl.Upload.UploadEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists as people have them. */
class UserListTest {

    private static List<UploadEntry> read(byte[] list) {
        var entries = new ArrayList<UploadEntry>();
        try {
            new UserList(() -> new ByteArrayInputStream(list)).forEach(entries::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return entries;
    }

    private static List<UploadEntry> read(String list) {
        return read(list.getBytes(UTF_8));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstId() {
        assertThat(read("\uFEFFalice\nbob"))
                .containsExactly(new UploadEntry.Text(1, "alice"), new UploadEntry.Text(2, "bob"));
    }

    @Test
    void linesEndAsOnAnySystem() {
        assertThat(read("a\r\nb\rc\nd"))
                .containsExactly(
                        new UploadEntry.Text(1, "a"),
                        new UploadEntry.Text(2, "b"),
                        new UploadEntry.Text(3, "c"),
                        new UploadEntry.Text(4, "d"));
    }

    @Test
    void blanksAndCommentsAreSkippedAndLinesStillCount() {
        assertThat(read("# head\n\n  \t\n alice # ours\n#bob\ncarol"))
                .containsExactly(new UploadEntry.Text(4, "alice"), new UploadEntry.Text(6, "carol"));
    }

    @Test
    void aHashWithinAnIdIsNoComment() {
        assertThat(read("a#b")).containsExactly(new UploadEntry.Text(1, "a#b"));
    }

    @Test
    void whatIsNotUtf8IsGarbageAndTheRestIsRead() {
        assertThat(read(new byte[] {(byte) 0xff, (byte) 0xfe, '\n', 'a'}))
                .satisfiesExactly(
                        bad -> assertThat(bad).isInstanceOf(UploadEntry.Garbage.class),
                        good -> assertThat(good).isEqualTo(new UploadEntry.Text(2, "a")));
    }

    @Test
    void anEndlessLineIsGarbage() {
        assertThat(read("x".repeat(100_000) + "\nalice"))
                .satisfiesExactly(
                        bad -> assertThat(bad).isInstanceOf(UploadEntry.Garbage.class),
                        good -> assertThat(good).isEqualTo(new UploadEntry.Text(2, "alice")));
    }
}
