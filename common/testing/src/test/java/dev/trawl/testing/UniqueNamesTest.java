package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One simple name, one type, over all modules: stack traces, searches and "go to type" find one place. */
class UniqueNamesTest {

    @Test
    void noTwoTypesOfTheProgramsShareASimpleName() throws IOException {
        Map<String, TreeSet<String>> places = Repository.sources("main").stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString(),
                        TreeMap::new,
                        Collectors.mapping(
                                file -> Repository.root().relativize(file).toString(),
                                Collectors.toCollection(TreeSet::new))));

        assertThat(places).hasSizeGreaterThan(500);
        assertThat(places.values().stream().filter(files -> files.size() > 1)).isEmpty();
    }
}
