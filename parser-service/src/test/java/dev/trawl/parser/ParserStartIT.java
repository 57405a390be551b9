package dev.trawl.parser;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Topics;
import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.testing.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class ParserStartIT {

    @TempDir
    Path sites;

    @Test
    void isReadyOnceTheOwnersOfItsTopicsHaveMadeThem(CapturedOutput output) throws Exception {
        TestKafka kafka = TestKafka.shared();
        Topics topics = kafka.freshTopics();
        try (var parser = RunningParser.start(Blog.write(sites), topics, kafka.bootstrapServers())) {
            await().atMost(allow(Duration.ofSeconds(30)))
                    .until(() -> output.getOut().contains("topics of other services are not there yet"));
            assertThat(status(parser, "readiness")).isEqualTo(503);
            assertThat(status(parser, "liveness")).isEqualTo(200);

            RunningParser.createTopicsOfOthers(kafka, topics);
            await().atMost(allow(Duration.ofSeconds(30))).until(() -> status(parser, "readiness") == 200);
            assertThat(status(parser, "liveness")).isEqualTo(200);
        }
    }

    @Test
    void waitsForKafkaWithOneLine(CapturedOutput output) throws Exception {
        try (var parser =
                RunningParser.start(Blog.write(sites), TestKafka.shared().freshTopics(), "127.0.0.1:" + unusedPort())) {
            await().atMost(allow(Duration.ofSeconds(30)))
                    .until(() -> output.getOut().contains("Kafka cannot be reached"));
            assertThat(status(parser, "readiness")).isEqualTo(503);
            assertThat(status(parser, "liveness")).isEqualTo(200);
            assertThat(output.getOut().lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
                    .hasSize(1);
        }
    }

    @Test
    void refusesAMisspeltSetting(CapturedOutput output) {
        assertThatThrownBy(() -> RunningParser.start(
                                Blog.write(sites),
                                new Topics("t."),
                                "127.0.0.1:1",
                                "--trawl.parser.page-tiem=5s",
                                "--trawl.foo=1")
                        .close())
                .isNotNull();

        assertThat(output)
                .contains("There is no setting trawl.parser.page-tiem in this service")
                .contains("There is no setting trawl.foo in this service");
    }

    @Test
    void refusesBadSiteFilesNamingEveryFault(CapturedOutput output) {
        String bad = Blog.YAML.replace("{select: .nick}", "{select: '.nick['}").replace("{in: dl, ", "{in: 'dl >', ");

        assertThatThrownBy(() -> RunningParser.start(Blog.write(sites, bad), new Topics("t."), "127.0.0.1:1")
                        .close())
                .hasRootCauseInstanceOf(BadSiteFile.class);
        assertThat(output)
                .contains("blog.yml: rules.profile.fields.nickname.0.select: selector '.nick['")
                .contains("blog.yml: rules.profile.fields.fans.0.in: selector 'dl >'");
    }

    private static int status(ConfigurableApplicationContext parser, String probe)
            throws IOException, InterruptedException {
        String port = parser.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/" + probe))
                .timeout(allow(Duration.ofSeconds(10)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
