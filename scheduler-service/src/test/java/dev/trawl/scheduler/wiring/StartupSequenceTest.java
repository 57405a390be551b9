package dev.trawl.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How everything begins, whatever fails at which moment. */
class StartupSequenceTest {

    private final List<String> done = new ArrayList<>();
    private boolean open = true;
    private String failing = "";

    private final StartupSequence startupSequence =
            new StartupSequence(() -> open, () -> does("send again"), () -> does("begin"));

    private void does(String what) {
        if (what.equals(failing)) {
            throw new IllegalStateException("the database is away");
        }
        done.add(what);
    }

    @Test
    void waitsForTheDatabase() {
        open = false;
        startupSequence.run();
        assertThat(done).isEmpty();
        open = true;
        startupSequence.run();
        assertThat(done).containsExactly("send again", "begin");
    }

    @Test
    void beginsOnceEvenIfTheDatabaseGoesRightThen() {
        failing = "send again";
        assertThatThrownBy(startupSequence::run).hasMessageContaining("away");
        failing = "begin";
        assertThatThrownBy(startupSequence::run).hasMessageContaining("away");
        failing = "";
        startupSequence.run();
        startupSequence.run();
        assertThat(done).containsExactly("send again", "send again", "begin");
    }
}
