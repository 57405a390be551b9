package dev.trawl.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of docs/architecture.md names types that there are. */
class ArchitecturePageTest {

    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @Test
    void namesTypesThatThereAre() throws IOException {
        String page = Files.readString(Repository.root().resolve("docs/architecture.md"));
        String table = page.substring(page.indexOf("## Where to change what"), page.indexOf("## Folders"));
        Set<String> types = Repository.sources("main").stream()
                .map(Path::getFileName)
                .map(file -> file.toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Set<String> named = TYPE.matcher(table)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(types).containsAll(named);
    }
}
