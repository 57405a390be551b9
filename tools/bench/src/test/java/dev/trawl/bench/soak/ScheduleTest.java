package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final List<String> FAULTS = CheapFaults.all();

    @Test
    void visitsAFaultyUserAfterEveryNineteenHealthyOnes() {
        List<String> users = Schedule.of(45, FAULTS).crawls().getFirst().users();

        assertThat(users).hasSize(45).startsWith("user-0001", "user-0002");
        assertThat(users.get(18)).isEqualTo("user-0019");
        assertThat(users.get(19)).isEqualTo(FAULTS.get(0));
        assertThat(users.get(20)).isEqualTo("user-0020");
        assertThat(users.get(39)).isEqualTo(FAULTS.get(1));
    }

    @Test
    void visitsAHealthyUserOnceAndAFaultyOneOnceACrawl() {
        Schedule schedule = Schedule.of(2000, FAULTS);
        List<String> healthy = schedule.crawls().stream()
                .flatMap(crawl -> crawl.users().stream())
                .filter(user -> user.startsWith("user-"))
                .toList();

        assertThat(schedule.visits()).isEqualTo(2000);
        assertThat(healthy).hasSize(1900).doesNotHaveDuplicates();
        assertThat(schedule.crawls())
                .hasSize(20)
                .allSatisfy(crawl -> assertThat(crawl.users()).hasSize(100).doesNotHaveDuplicates());
        assertThat(schedule.crawls()).flatMap(Schedule.Crawl::users).contains(FAULTS.toArray(String[]::new));
    }

    @Test
    void makesSmallerCrawlsOfFewFaults() {
        assertThat(Schedule.of(100, List.of("fault-empty")).crawls())
                .hasSize(5)
                .allSatisfy(crawl -> assertThat(crawl.users()).hasSize(20).doesNotHaveDuplicates());
    }

    @Test
    void knowsWhatTheBlogIntends() {
        Schedule schedule = Schedule.of(40, FAULTS);

        assertThat(schedule.intended("fault-deleted")).isEqualTo("NOT_FOUND");
        assertThat(schedule.intended("fault-modal")).isEqualTo("STORED");
        assertThat(schedule.intended("user-0038")).isIn("STORED", "EMPTY");
    }

    @Test
    void refusesMoreVisitsThanTheBlogHasUsers() {
        assertThatIllegalArgumentException().isThrownBy(() -> Schedule.of(12_000, FAULTS));
    }
}
