package dev.trawl.cli.sites;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.cli.Trawl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --watch} with a real file that is really saved. */
class WatchTest {

    private static final String WAITS = "waits for a save";

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    private SmallBlog blog;

    private FutureTask<Integer> command;

    private Thread thread;

    @BeforeEach
    void start() {
        blog = new SmallBlog(folder);
        String page = blog.page(SmallBlog.PROFILE);
        command = new FutureTask<>(() -> Trawl.run(
                new PrintWriter(said),
                new PrintWriter(said),
                "try",
                blog.siteFile(),
                "--page",
                page,
                "--kind",
                "profile",
                "--user",
                "ann",
                "--watch"));
        thread = Thread.ofPlatform().start(command);
        says(1, WAITS);
    }

    @AfterEach
    void end() {
        thread.interrupt();
    }

    private void says(int times, String text) {
        await().atMost(allow(Duration.ofSeconds(30)))
                .untilAsserted(() -> assertThat(said.toString().split(text, -1)).hasSizeGreaterThan(times));
    }

    @Test
    void readsThePageAgainWhenTheFileIsSaved() throws Exception {
        blog.rules(SmallBlog.RULES.replace("select: .level", "select: .nick, pattern: '(A)', value: '7'"));
        says(2, WAITS);
        assertThat(said.toString()).containsPattern("level +7 ");

        thread.interrupt();

        assertThat(command.get(60, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void toldOfFaultsItWaitsForTheNextSave() throws Exception {
        blog.rules(SmallBlog.RULES.replace("select: .nick", "select: '.nick['"));
        says(2, WAITS);
        assertThat(said.toString()).contains("blog.yml cannot be used", "rules.profile.fields.nickname.0.select");

        blog.write("blog.yml", Files.readString(Path.of(blog.siteFile())).replace("'.nick['", ".fans"));
        says(3, WAITS);
        assertThat(said.toString()).containsPattern("nickname +12.3万");
    }

    @Test
    void endsWithTheStatusOfTheLastReading() throws Exception {
        blog.rules(SmallBlog.RULES.replace("select: .nick", "select: .name"));
        says(2, WAITS);
        thread.interrupt();

        assertThat(command.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    }
}
