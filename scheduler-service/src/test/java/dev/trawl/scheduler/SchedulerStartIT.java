package dev.trawl.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.sitefile.BadSiteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What stops the start, before anything is connected to. */
@ExtendWith(OutputCaptureExtension.class)
class SchedulerStartIT {

    @TempDir
    Path sites;

    private static ConfigurableApplicationContext run(String... settings) {
        String[] all = Stream.concat(
                        Stream.of(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/none"),
                        Stream.of(settings))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(SchedulerApplication.class).run(all);
    }

    private void refuses(String... settings) {
        String[] all = Stream.concat(
                        Stream.of("--trawl.sites=" + RunningScheduler.writeSites(sites)), Stream.of(settings))
                .toArray(String[]::new);
        assertThatThrownBy(() -> run(all).close()).isNotNull();
    }

    @Test
    void refusesMisspeltSettingsNamingEach(CapturedOutput output) {
        refuses("--trawl.foo=1", "--trawl.schedulr.task-expiry=1m", "--trawl.scheduler.task-expriy=1m");

        assertThat(output)
                .contains("There is no setting trawl.foo in this service")
                .contains("There is no setting trawl.schedulr.task-expiry in this service")
                .contains("There is no setting trawl.scheduler.task-expriy in this service");
    }

    @Test
    void takesEverySettingThatTheDocumentsName(CapturedOutput output) {
        refuses("--trawl.progress.patience=3m", "--trawl.topics.partitions=3", "--trawl.foo=1");

        assertThat(output)
                .contains("There is no setting trawl.foo in this service")
                .doesNotContain("no setting trawl.progress", "no setting trawl.topics");
    }

    @Test
    void refusesAMisspeltSettingOfAModule(CapturedOutput output) {
        refuses("--trawl.progress.patienec=3m");

        assertThat(output).contains("trawl.progress.patienec");
    }

    @Test
    void refusesAValueOutOfItsRange(CapturedOutput output) {
        refuses("--trawl.scheduler.users-priority=11");

        assertThat(output).contains("usersPriority");
    }

    @Test
    void refusesATokenThatNoHeaderCarriesInOneSentence(CapturedOutput output) {
        refuses("--trawl.scheduler.token=two words");

        assertThat(output)
                .contains("trawl.scheduler.token has a character that its header cannot carry, expected letters")
                .doesNotContain("two words")
                .doesNotContain("Error starting Tomcat");
    }

    @Test
    void refusesBadSiteFilesNamingEveryFaultOfEach(CapturedOutput output) throws IOException {
        RunningScheduler.writeSites(sites);
        for (String name : List.of("demo.yml", "slow.yml")) {
            String text = Files.readString(sites.resolve(name));
            Files.writeString(sites.resolve(name), text.replaceFirst("zone: .*", "zone: Mars") + "colour: red\n");
        }

        assertThatThrownBy(() -> run("--trawl.sites=" + sites).close()).hasRootCauseInstanceOf(BadSiteFile.class);
        assertThat(output).contains("demo.yml: ").contains("slow.yml: ").contains("colour");
    }

    @Test
    void refusesADefaultSiteThatHasNoFile(CapturedOutput output) {
        refuses("--trawl.scheduler.default-site=nowhere");

        assertThat(output).contains("trawl.scheduler.default-site is nowhere, expected a site of trawl.sites");
    }
}
