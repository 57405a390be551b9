package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.devservers.process.ProcessUsage;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final int VISITS = 400;

    @Test
    void comparesTheMediansOfTheSecondAndOfTheLastQuarter() {
        Curve.Verdict verdict =
                curve(Quantity.MEMORY, visits -> visits < 200 ? 100 : visits).verdict(VISITS);

        assertThat(verdict.second()).isEqualTo(100);
        assertThat(verdict.last()).isEqualTo(350);
        assertThat(verdict.ratio()).isEqualTo(3.5);
        assertThat(verdict.word()).isEqualTo("GROWS");
    }

    @Test
    void takesNoAccountOfTheWarmUp() {
        assertThat(curve(Quantity.MEMORY, visits -> Math.min(visits, 100))
                        .verdict(VISITS)
                        .word())
                .isEqualTo("FLAT");
    }

    @Test
    void takesNoAccountOfASingleLeap() {
        assertThat(curve(Quantity.MEMORY, visits -> visits == 350 ? 10_000 : 200)
                        .verdict(VISITS)
                        .isFlat())
                .isTrue();
    }

    @Test
    void allowsMemoryAndTimeAPartMore() {
        for (Quantity quantity : List.of(Quantity.MEMORY, Quantity.PAGE_TIME)) {
            assertThat(leap(quantity, 200, 229).isFlat()).isTrue();
            assertThat(leap(quantity, 200, 231).isFlat()).isFalse();
        }
    }

    @Test
    void allowsThreadsAndDescriptorsTwoMoreAndASmallPart() {
        for (Quantity quantity : List.of(Quantity.THREADS, Quantity.DESCRIPTORS, Quantity.PROCESSES)) {
            assertThat(leap(quantity, 4, 6).isFlat()).isTrue();
            assertThat(leap(quantity, 4, 7).isFlat()).isFalse();
            assertThat(leap(quantity, 100, 107).isFlat()).isTrue();
            assertThat(leap(quantity, 100, 108).isFlat()).isFalse();
        }
    }

    @Test
    void isFlatWhenThereIsLessInTheEnd() {
        assertThat(leap(Quantity.THREADS, 50, 20).isFlat()).isTrue();
    }

    @Test
    void refusesAVerdictWhereNothingWasMeasured() {
        var curve = new Curve("parser", Quantity.THREADS, List.of(new Curve.Point(10, 1), new Curve.Point(390, 1)));

        assertThatExceptionOfType(BenchFailed.class)
                .isThrownBy(() -> curve.verdict(VISITS))
                .withMessage("parser, threads: nothing was measured between 100 and 200 visits");
    }

    @Test
    void takesResidentMemoryOfAServiceAndWhatNoFileIsBehindOfTheBrowser() {
        var usage = new ProcessUsage(30L << 20, 20L << 20, 10L << 20, 5, 6, 7);
        var done = new SoakSample.Done(1, 40, 100, 12.5);
        List<Curve> curves = Curve.of(List.of(new SoakSample(done, Map.of("parser", usage, "browser", usage), 0)));

        assertThat(values(curves, "parser")).containsExactly(30.0, 5.0, 6.0);
        assertThat(values(curves, "browser")).containsExactly(10.0, 5.0, 6.0, 7.0);
        assertThat(values(curves, Curve.PAGES)).containsExactly(12.5);
    }

    @Test
    void drawsTheMeanOfWhatJumpsToAndFro() {
        List<Curve.Point> smooth = curve(Quantity.MEMORY, visits -> visits % 2 == 0 ? 70 : 130)
                .smoothed()
                .points();

        assertThat(smooth)
                .hasSize(VISITS + 1)
                .allSatisfy(point -> assertThat(point.value()).isBetween(94.0, 106.0));
    }

    @Test
    void isFlatThoughTheStateThatIsSeenMoreOftenChanges() {
        // 9 of 20 samples see a page before, 11 of 20 later: the median would leap from 70 to 130
        Curve.Verdict verdict = curve(
                        Quantity.MEMORY, 2, visits -> visits / 2 % 20 < (visits < 200 ? 9 : 11) ? 130 : 70)
                .verdict(VISITS);

        assertThat(verdict.second()).isBetween(95.0, 99.0);
        assertThat(verdict.last()).isBetween(101.0, 105.0);
        assertThat(verdict.isFlat()).isTrue();
    }

    private static List<Double> values(List<Curve> curves, String who) {
        return curves.stream()
                .filter(curve -> curve.who().equals(who))
                .map(curve -> curve.points().getFirst().value())
                .toList();
    }

    private static Curve.Verdict leap(Quantity quantity, double before, double after) {
        return curve(quantity, visits -> visits < 250 ? before : after).verdict(VISITS);
    }

    private static Curve curve(Quantity quantity, IntToDoubleFunction value) {
        return curve(quantity, 1, value);
    }

    private static Curve curve(Quantity quantity, int every, IntToDoubleFunction value) {
        return new Curve(
                "parser",
                quantity,
                IntStream.rangeClosed(0, VISITS)
                        .filter(visits -> visits % every == 0)
                        .mapToObj(visits -> new Curve.Point(visits, value.applyAsDouble(visits)))
                        .toList());
    }
}
