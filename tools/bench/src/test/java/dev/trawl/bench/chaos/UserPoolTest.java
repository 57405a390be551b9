package dev.trawl.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserPoolTest {

    @Test
    void isAThirdOfFaultsAndNoUserTwice() {
        var userPool = new UserPool(1, true);
        List<String> users = new ArrayList<>(userPool.next(500));
        users.addAll(userPool.next(100));

        assertThat(users).doesNotHaveDuplicates().hasSize(600);
        assertThat(users).filteredOn(user -> user.startsWith("fault-")).hasSize(200);
        assertThat(users).allSatisfy(user -> assertThat(userPool.intended(user)).isNotEmpty());
    }

    @Test
    void hasTheHeavyFaultsInALongRunOnly() {
        assertThat(new UserPool(1, true).next(60))
                .contains("fault-memory", "fault-50mb", "fault-200-pages", "fault-1000-pages");
        assertThat(new UserPool(1, false).next(60))
                .doesNotContain("fault-memory", "fault-50mb", "fault-200-pages", "fault-1000-pages");
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(new UserPool(1, false).next(60))
                .isEqualTo(new UserPool(1, false).next(60))
                .isNotEqualTo(new UserPool(2, false).next(60));
    }
}
