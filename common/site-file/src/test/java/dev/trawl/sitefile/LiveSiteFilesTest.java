package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.SiteId;
import dev.trawl.testing.SteppingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveSiteFilesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final SiteId BLOG = new SiteId("blog");
    private static final SiteId OTHER = new SiteId("other");

    @TempDir
    private Path folder;

    private final SteppingClock clock = SteppingClock.somewhen();
    private LiveSiteFiles sites;

    @BeforeEach
    void opens() throws IOException {
        write("blog", "A blog");
        clock.step(SECOND);
        sites = LiveSiteFiles.open(folder, clock);
    }

    @AfterEach
    void closes() {
        sites.close();
    }

    private static String yaml(String site, String name) {
        return """
                site: %s
                name: %s
                zone: UTC
                hosts: {allow: [blog.test]}
                pace: {rate: 20/min}
                pages:
                  list: {url: "https://blog.test/{user}", ready: ".list", item: ".item"}
                rules: {}
                """.formatted(site, name);
    }

    private void write(String site, String name) throws IOException {
        writeText(site, yaml(site, name));
    }

    /** Now, by the clock of the test. */
    private void writeText(String site, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(site + ".yml"), text);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    /** A look each second. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.step(SECOND);
            sites.look();
        }
    }

    private String name(SiteId site) {
        return sites.find(site).orElseThrow().name();
    }

    @Test
    void takesUpAChangedAndAnAddedFile() throws IOException {
        SiteFile before = sites.find(BLOG).orElseThrow();
        write("blog", "A better blog");
        write("other", "Another");
        pass(1);

        assertThat(name(BLOG)).isEqualTo("A better blog");
        assertThat(name(OTHER)).isEqualTo("Another");
        assertThat(sites.all()).hasSize(2);
        assertThat(before.name()).isEqualTo("A blog");
    }

    @Test
    void takesUpAFileThatAnEditorPutInThePlaceOfTheOldOne() throws IOException {
        Path file = folder.resolve("blog.yml");
        FileTime old = Files.getLastModifiedTime(file);
        Path draft = Files.writeString(folder.resolve(".blog.yml"), yaml("blog", "B blog"));
        Files.setLastModifiedTime(draft, old);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        pass(1);

        assertThat(name(BLOG)).isEqualTo("B blog");
    }

    @Test
    void refusesAFaultyChangeAndKeepsTheFileBefore() throws IOException {
        writeText("blog", yaml("blog", "A better blog").replace("20/min", "often") + "colour: red\n");
        pass(1);

        assertThat(name(BLOG)).isEqualTo("A blog");
        assertThat(sites.faults())
                .anyMatch(fault -> fault.startsWith("blog.yml: pace.rate: "))
                .anyMatch(fault -> fault.startsWith("blog.yml: ") && fault.contains("colour"));

        write("blog", "A better blog");
        pass(1);
        assertThat(name(BLOG)).isEqualTo("A better blog");
        assertThat(sites.faults()).isEmpty();
    }

    @Test
    void keepsTheSameFileWhenItIsOnlyTouched() throws IOException {
        SiteFile before = sites.find(BLOG).orElseThrow();
        write("blog", "A blog");
        pass(1);

        assertThat(sites.find(BLOG)).containsSame(before);
    }

    @Test
    void refusesAFileThatIsNotNamedForItsSite() throws IOException {
        writeText("other", yaml("blog", "A second blog"));
        pass(1);

        assertThat(name(BLOG)).isEqualTo("A blog");
        assertThat(sites.find(OTHER)).isEmpty();
        assertThat(sites.faults()).singleElement().asString().startsWith("other.yml: site: is 'blog'");
    }

    @Test
    void waitsForAFileThatIsBeingWritten() throws IOException {
        write("blog", "A better blog");
        clock.step(FileStamp.SETTLED.minusMillis(1));
        sites.look();
        assertThat(name(BLOG)).isEqualTo("A blog");

        clock.step(Duration.ofMillis(1));
        sites.look();
        assertThat(name(BLOG)).isEqualTo("A better blog");
    }

    @Test
    void readsAFileOfTheStartAgainThatWasBeingWrittenThen() throws IOException {
        write("other", "One");
        try (var opened = LiveSiteFiles.open(folder, clock)) {
            // within the tick of a coarse clock, and of the same length
            write("other", "Two");
            clock.step(SECOND);
            opened.look();

            assertThat(opened.find(OTHER).orElseThrow().name()).isEqualTo("Two");
        }
    }

    @Test
    void forgetsAFileThatIsGoneForMoreThanAMoment() throws IOException {
        write("other", "Another");
        pass(1);
        Files.delete(folder.resolve("other.yml"));
        sites.look();
        assertThat(sites.find(OTHER)).isPresent();
        write("other", "Another");
        pass(1);
        assertThat(sites.find(OTHER)).isPresent();

        Files.delete(folder.resolve("other.yml"));
        pass(2);
        assertThat(sites.find(OTHER)).isEmpty();
        assertThat(sites.all()).extracting(SiteFile::site).containsExactly(BLOG);
    }

    @Test
    void keepsEverythingWhenTheFolderIsEmptyOrAway() throws IOException {
        Files.delete(folder.resolve("blog.yml"));
        pass(3);
        assertThat(name(BLOG)).isEqualTo("A blog");
        assertThat(sites.faults()).singleElement().asString().contains("holds no site files");

        Files.delete(folder);
        pass(3);
        assertThat(name(BLOG)).isEqualTo("A blog");
        assertThat(sites.faults()).singleElement().asString().contains("cannot be listed");

        Files.createDirectory(folder);
        write("blog", "A blog again");
        pass(1);
        assertThat(name(BLOG)).isEqualTo("A blog again");
        assertThat(sites.faults()).isEmpty();
    }

    @Test
    void looksForAnUnknownSiteAtOnce() throws IOException {
        assertThat(sites.find(OTHER)).isEmpty();
        write("other", "Another");
        clock.step(FileStamp.SETTLED);

        assertThat(sites.find(OTHER)).isPresent();
    }

    @Test
    void namesAllFaultsOfAllFilesAtTheStart() throws IOException {
        writeText("a", yaml("a", "A").replace("zone: UTC", "zone: Mars"));
        writeText("b", yaml("b", "B").replace("20/min", "often").replace("ready", "redy"));
        writeText("c", yaml("c", "C").replace(".list", ".list[").replace("zone: UTC", "zone: Mars"));

        assertThatThrownBy(() -> LiveSiteFiles.open(folder, clock))
                .isInstanceOfSatisfying(
                        BadSiteFile.class,
                        e -> assertThat(e.faults())
                                .anyMatch(fault -> fault.startsWith("a.yml: zone: "))
                                .anyMatch(fault -> fault.startsWith("b.yml: pace.rate: "))
                                .anyMatch(fault -> fault.startsWith("b.yml: pages.list: "))
                                .anyMatch(fault -> fault.startsWith("c.yml: zone: "))
                                .anyMatch(fault -> fault.startsWith("c.yml: pages.list.ready: ")));
    }
}
