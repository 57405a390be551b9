package dev.trawl.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrowdTest {

    @Test
    void isAThirdOfFaultsAndNobodyTwice() {
        var crowd = new Crowd(1, true);
        List<String> users = new ArrayList<>(crowd.next(500));
        users.addAll(crowd.next(100));

        assertThat(users).doesNotHaveDuplicates().hasSize(600);
        assertThat(users).filteredOn(user -> user.startsWith("fault-")).hasSize(200);
        assertThat(users).allSatisfy(user -> assertThat(crowd.intended(user)).isNotEmpty());
    }

    @Test
    void hasTheHeavyFaultsInALongRunOnly() {
        assertThat(new Crowd(1, true).next(60))
                .contains("fault-memory", "fault-50mb", "fault-200-pages", "fault-1000-pages");
        assertThat(new Crowd(1, false).next(60))
                .doesNotContain("fault-memory", "fault-50mb", "fault-200-pages", "fault-1000-pages");
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(new Crowd(1, false).next(60))
                .isEqualTo(new Crowd(1, false).next(60))
                .isNotEqualTo(new Crowd(2, false).next(60));
    }
}
