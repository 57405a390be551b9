package dev.trawl.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines side by side have names, and a name is taken once. */
class StacksTest {

    @TempDir
    private Path base;

    @Test
    void numbersTheSecondOfAName() {
        var stacks = new Stacks(base);
        assertThat(stacks.claim("demo", false)).isEqualTo("demo");
        assertThat(stacks.claim("demo", false)).isEqualTo("demo-2");
    }

    @Test
    void refusesATakenNameThatWasAskedFor() {
        var stacks = new Stacks(base);
        stacks.claim("mine", true);
        assertThatThrownBy(() -> stacks.claim("mine", true))
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("runs already");
    }

    @Test
    void refusesANameThatIsAPath() {
        assertThatThrownBy(() -> new Stacks(base).claim("../x", true)).isInstanceOf(StackFailed.class);
    }

    @Test
    void clearsAwayWhatAKilledHolderLeft() throws Exception {
        var stacks = new Stacks(base);
        stacks.claim("demo", true);
        Files.writeString(base.resolve("demo/holder"), "999999999 0");
        assertThat(stacks.claim("demo", true)).isEqualTo("demo");
    }

    @Test
    void leavesNothingBehindWhenTheLastNameIsGivenBack() {
        var stacks = new Stacks(base.resolve("runs"));
        stacks.release(stacks.claim("demo", true));
        assertThat(base.resolve("runs")).doesNotExist();
    }
}
