package dev.trawl.storage.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.storage.VisitedAccount;
import dev.trawl.storage.intake.RowStore.RecordReading;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches that contain bad pages. */
final class IntakeTest {

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void keepsAllButTheBadOnes() {
        var receipt = new Intake(refusing(3, 4)).storePages(pages(16));

        assertThat(receipt.stored()).isEqualTo(14);
        assertThat(receipt.unstorable())
                .extracting(page -> page.reading().page().number())
                .containsExactly(3, 4);
        assertThat(asked).as("transactions").hasSizeLessThan(16);
    }

    @Test
    void asksNothingForNothing() {
        assertThat(new Intake(refusing()).storePages(List.of()).stored()).isZero();
        assertThat(new Intake(refusing()).storeManifests(List.of()).stored()).isZero();
        assertThat(asked).isEmpty();
    }

    @Test
    void leavesAnOutageToTheCaller() {
        RowStore away = new Refusing(List.of()) {
            @Override
            public IntakeResult storePages(List<RecordReading> readings) {
                throw new DatabaseAway("08006", "gone", new SQLException("gone"));
            }
        };
        assertThatThrownBy(() -> new Intake(away).storePages(pages(2))).isInstanceOf(RowStore.DatabaseAway.class);
    }

    private static List<RecordReading> pages(int count) {
        var visited = VisitedAccount.of("ann", "c1", VisitedAccount.MORNING);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new RecordReading(visited.list(number), VisitedAccount.MORNING))
                .toList();
    }

    private RowStore refusing(Integer... numbers) {
        return new Refusing(List.of(numbers));
    }

    /** Refuses batches that contain one of these page numbers. */
    private class Refusing implements RowStore {
        private final List<Integer> bad;

        Refusing(List<Integer> bad) {
            this.bad = bad;
        }

        @Override
        public IntakeResult storePages(List<RecordReading> readings) {
            asked.add(readings.size());
            if (readings.stream()
                    .anyMatch(reading -> bad.contains(reading.page().number()))) {
                throw new ValueRefused("22021", "bad", new SQLException("bad"));
            }
            return new IntakeResult(readings.size(), 0, List.of());
        }

        @Override
        public IntakeResult storeManifests(List<ManifestClaim> claims) {
            asked.add(claims.size());
            return new IntakeResult(claims.size(), 0, List.of());
        }
    }
}
