package dev.trawl.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How everything begins, whatever fails at which moment. */
class OpeningTest {

    private final List<String> done = new ArrayList<>();
    private boolean open = true;
    private String failing = "";

    private final Opening opening =
            new Opening(() -> open, () -> does("send again"), () -> does("begin"), () -> does("file"));

    private void does(String what) {
        if (what.equals(failing)) {
            throw new IllegalStateException("the database is away");
        }
        done.add(what);
    }

    @Test
    void waitsForTheDatabase() {
        open = false;
        opening.run();
        assertThat(done).isEmpty();
        open = true;
        opening.run();
        assertThat(done).containsExactly("send again", "begin", "file");
    }

    @Test
    void beginsOnceEvenIfTheDatabaseGoesRightThen() {
        failing = "send again";
        assertThatThrownBy(opening::run).hasMessageContaining("away");
        failing = "begin";
        assertThatThrownBy(opening::run).hasMessageContaining("away");
        failing = "file";
        assertThatThrownBy(opening::run).hasMessageContaining("away");
        assertThat(done).containsExactly("send again", "send again", "begin");
        failing = "";
        opening.run();
        opening.run();
        assertThat(done).containsExactly("send again", "send again", "begin", "file", "file");
    }
}
