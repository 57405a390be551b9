package dev.trawl.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlStatesTest {

    @Test
    void tellsAValueThatIsRefusedFromADatabaseThatIsAway() {
        assertThat(Stream.of("22021", "23505", "54000", "42P01", "08006", null).filter(SqlStates::isRefusal))
                .containsExactly("22021", "23505", "54000");
        assertThat(Stream.of("08001", "53100", "57P03", "22021", "42P01", "4", null)
                        .filter(SqlStates::isAway))
                .containsExactly("08001", "53100", "57P03");
    }
}
