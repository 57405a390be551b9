package dev.trawl.fetcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.testing.SmallSite;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What stops the start before the browser starts. */
@ExtendWith(OutputCaptureExtension.class)
class FetcherStartIT {

    @TempDir
    Path sites;

    @Test
    void refusesBadSiteFilesNamingEveryFaultOfEach(CapturedOutput output) throws Exception {
        String small = SmallSite.yaml("list: {url: \"http://site.test/{user}\", ready: \"#list\", item: .item}", "");
        Files.writeString(sites.resolve("small.yml"), small.replace("zone: Asia/Shanghai", "zone: Mars"));
        Files.writeString(sites.resolve("other.yml"), small.replace("ready", "redy") + "colour: red\n");

        assertThatThrownBy(() -> new SpringApplicationBuilder(FetcherApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=127.0.0.1:1",
                                "--trawl.fetcher.browser.folder=" + sites.resolve("browsers"),
                                "--trawl.sites=" + sites)
                        .close())
                .hasRootCauseInstanceOf(BadSiteFile.class);
        assertThat(output)
                .contains("small.yml: zone: ")
                .contains("other.yml: pages.list: ")
                .contains("colour");
    }
}
