package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The switch knows two words. */
class ServerKindTest {

    @Test
    void takesProcessesAndContainers() {
        assertThat(ServerKind.named("processes")).isEqualTo(ServerKind.PROCESSES);
        assertThat(ServerKind.named("containers")).isEqualTo(ServerKind.CONTAINERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "docker", "Containers", "containers "})
    void refusesEveryOtherWordByName(String word) {
        assertThatThrownBy(() -> ServerKind.named(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trawl.test.servers is '" + word + "'; expected: processes or containers");
    }
}
