package dev.trawl.fetcher.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VisitMetricsTest {

    @Test
    void nameEveryEnd() {
        assertThat(Stream.of(VisitEnd.class.getPermittedSubclasses())
                        .map(end -> end.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1"))
                        .map(name -> name.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrderElementsOf(VisitMetrics.NAMES);
        assertThat(VisitMetrics.NAMES).contains(VisitMetrics.name(new VisitEnd.HandedBack("stopping")));
    }
}
