package dev.trawl.bench.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.bench.browser.Guard;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardLoopTest {

    @Test
    void eachGuardStandsBesideALoopThatLacksItAlone() {
        for (Guard guard : Guard.values()) {
            Set<Guard> more = EnumSet.copyOf(GuardLoop.with(guard).on());
            more.removeAll(GuardLoop.without(guard).on());

            assertThat(more).containsExactly(guard);
        }
    }

    @Test
    void everyLoopThatIsComparedRunsAndRunsOnce() {
        assertThat(GuardLoop.every()).extracting(GuardLoop::name).doesNotHaveDuplicates();
        for (Guard guard : Guard.values()) {
            assertThat(GuardLoop.every()).contains(GuardLoop.with(guard), GuardLoop.without(guard));
        }
    }

    @Test
    void aNameSaysWhatIsOn() {
        assertThat(GuardLoop.with(Guard.MOUSE).name()).isEqualTo("context+events+world+mouse");
        assertThat(GuardLoop.without(Guard.CONTEXT)).isEqualTo(GuardLoop.BARE);
    }
}
