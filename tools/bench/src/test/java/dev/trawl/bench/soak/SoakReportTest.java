package dev.trawl.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.devservers.process.ProcessUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakReportTest {

    private static final int VISITS = 100;

    @TempDir
    private Path folder;

    @Test
    void isWellWhenEverythingIsFlat() {
        SoakReport report = report(visits -> 30, List.of());

        assertThat(report.isWell()).isTrue();
        assertThat(report.markdown())
                .contains("parser: threads")
                .contains("FLAT")
                .doesNotContain("GROWS");
    }

    @Test
    void isNotWellWhenACurveGrows() {
        SoakReport report = report(visits -> 30 + visits, List.of());

        assertThat(report.isWell()).isFalse();
        assertThat(report.markdown().lines().filter(line -> line.contains("GROWS")))
                .singleElement()
                .asString()
                .startsWith("| parser: threads");
    }

    @Test
    void isNotWellWhenSomethingSurprised() {
        SoakReport report = report(visits -> 30, List.of("a zombie is left, number 7"));

        assertThat(report.isWell()).isFalse();
        assertThat(report.markdown()).contains("- a zombie is left, number 7");
    }

    @Test
    void drawsAPicture() throws Exception {
        Path file = folder.resolve("soak.png");

        report(visits -> 30, List.of()).draw(file);

        assertThat(Files.size(file)).isPositive();
        assertThat(ImageIO.read(file.toFile()).getHeight()).isGreaterThan(2000);
    }

    private static SoakReport report(IntUnaryOperator threads, List<String> surprises) {
        List<SoakSample> samples = IntStream.rangeClosed(0, VISITS)
                .mapToObj(visits -> new SoakSample(
                        new SoakSample.Done(visits, visits, visits * 3L, 100),
                        Map.of(
                                "parser",
                                new ProcessUsage(1 << 20, 1 << 20, 1 << 20, threads.applyAsInt(visits), 40, 1)),
                        0))
                .toList();
        return new SoakReport(VISITS, samples, "some machine", surprises);
    }
}
