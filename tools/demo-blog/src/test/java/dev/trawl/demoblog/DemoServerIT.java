package dev.trawl.demoblog;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerIT {

    /** The first TLS handshake of a JVM takes seconds on a slow machine. */
    private static final Duration LIMIT = allow(Duration.ofSeconds(30));

    /** What answers at all has answered by then. */
    private static final Duration SILENCE = allow(Duration.ofSeconds(2));

    @TempDir
    private Path folder = Path.of("");

    private final Blog blog = Blog.of(1, 20);
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private DemoServer server = start();

    private DemoServer start() {
        try {
            return DemoServer.start(ServerOptions.of(blog));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void writesItsAccessLog() throws Exception {
        server.close();
        var options = ServerOptions.of(blog);
        server = DemoServer.start(
                new ServerOptions(blog, options.address(), 0, 0, 0, folder.resolve("access.log"), null));
    }

    @AfterEach
    void stops() {
        server.close();
    }

    @Test
    void servesTheListUnderTheNameItWasAskedBy() throws Exception {
        HttpResponse<String> page = get("/user-0003/article/list/2");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
        assertThat(page.body())
                .contains("http://127.0.0.1:" + server.httpPort()
                        + blog.user("user-0003")
                                .orElseThrow()
                                .page(2)
                                .getFirst()
                                .path());
    }

    @Test
    void answers404ToWhatIsNotThere() throws Exception {
        for (String path : List.of(
                "/nobody",
                "/fault-deleted",
                "/fault-deleted/article/list/1",
                "/user-0001/article/list/0",
                "/user-0001/article/list/x",
                "/user-0001/article/details/1",
                "/user-0001article/list/1",
                "/static/nothing.css",
                "/__demo/nothing")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void saysThatADeletedUserIsGoneWithStatus200() throws Exception {
        assertThat(get("/fault-deleted-200").statusCode()).isEqualTo(200);
        assertThat(get("/fault-deleted-200/article/list/1").body()).contains("该用户不存在或已注销");
    }

    @Test
    void staysSilentWhereItShould() throws Exception {
        // the first request of a client takes longer, and one that never left would be silent too
        assertThat(get("/user-0001").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> get("/fault-silent", SILENCE)).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(() -> get("/fault-silent-p2/article/list/2", SILENCE))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(get("/fault-silent-p2/article/list/1").statusCode()).isEqualTo(200);
        assertThat(get("/fault-silent-p2/article/list/3").statusCode()).isEqualTo(200);
        assertThat(server.log().last())
                .as("logged when it came in, not when it was answered")
                .anyMatch(entry -> entry.path().equals("/fault-silent"));
    }

    @Test
    void servesTheFiveThingsThatAPageLoads() throws Exception {
        assertThat(get("/static/blog.css").headers().firstValue("Content-Type")).contains("text/css; charset=UTF-8");
        assertThat(get("/static/paging.js").body()).contains("下一页");
        assertThat(get("/static/avatar/user-0001.svg").body()).startsWith("<svg");
        assertThat(get("/track/tracker.js").statusCode()).isEqualTo(200);
        assertThat(get("/track/visit.gif?path=x").headers().firstValue("Content-Type"))
                .contains("image/gif");
        assertThat(server.log().counts()).containsEntry("static", 3L).containsEntry("track", 2L);
    }

    @Test
    void allowsRobotsEverything() throws Exception {
        assertThat(get("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow:\n");
    }

    @Test
    void listsItsUsersAndWhatIsExpectedOfThem() throws Exception {
        assertThat(get("/__demo/users").body().lines())
                .hasSize(28)
                .startsWith("user-0001")
                .contains("fault-silent", "fault-modal");
        assertThat(get("/__demo/health").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(get("/__demo/expected").body().lines()).hasSize(28);
        assertThat(get("/__demo/expected?user=fault-banner").body())
                .startsWith("{\"userId\":\"fault-banner\",\"ending\":\"DEAD(click)\"");
        assertThat(get("/__demo/faults").body()).contains("\"userId\":\"fault-silent-p2\"");
    }

    @Test
    void writesOneLineForEachRequestOfACrawl() throws Exception {
        get("/user-0001");
        get("/__demo/health");
        get("/static/blog.css");

        List<String> lines = Files.readAllLines(folder.resolve("access.log"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().split("\t"))
                .hasSize(6)
                .contains("page", "http", "127.0.0.1:" + server.httpPort(), "/user-0001", "trawl-test");
        assertThat(get("/__demo/counters").body()).isEqualTo("{\"page\":1,\"static\":1}");
    }

    @Test
    void speaksHttpsWithACertificateThatNobodyVouchesFor() {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.untrustedPort() + "/user-0001"))
                .timeout(LIMIT)
                .build();

        assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void refusesOtherMethods() throws Exception {
        var request = HttpRequest.newBuilder(uri("/user-0001"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .timeout(LIMIT)
                .build();

        assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    @Test
    void saysThatAPortIsInUse() {
        var options = new ServerOptions(blog, "127.0.0.1", server.httpPort(), 0, 0, null, null);

        assertThatThrownBy(() -> DemoServer.start(options)).isInstanceOf(BindException.class);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, LIMIT);
    }

    private HttpResponse<String> get(String path, Duration limit) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("User-Agent", "trawl-test")
                .timeout(limit)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.httpPort() + path);
    }
}
