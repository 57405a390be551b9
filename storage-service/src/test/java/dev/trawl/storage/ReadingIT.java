package dev.trawl.storage;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.trawl.contract.MessageJson;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The rows over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReadingIT {

    private static final int ARTICLES = 30_000;

    private final Database database = TestPostgres.freshDatabase();
    private final TableContents rows = new TableContents(database);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private RunningStorage storage;

    @BeforeAll
    void start() {
        var kafka = TestKafka.shared();
        storage = RunningStorage.start(
                database,
                kafka.bootstrapServers(),
                StorageMessages.on(kafka).topics().prefix());
        Awaitility.await()
                .atMost(allow(Duration.ofSeconds(60)))
                .until(() -> get("/actuator/health/readiness").status() == 200);
        rows.run("""
                insert into storage.profile (site, user_id, nickname, fans, task_id, crawl_id, visit_id, fetched_at,
                                             read_at, rules)
                select 'demo', 'user' || n, case n when 1 then '=cmd|x' else '小狼 ' || n end, nullif(n, 3),
                       gen_random_uuid(), 'c1', gen_random_uuid(), now(), now(), 'r'
                from generate_series(1, 5) n;
                insert into storage.profile_observation (site, user_id, task_id, seen_at, crawl_id, fans, read_at, rules)
                select 'demo', 'user2', gen_random_uuid(), now() - n * interval '1 day', 'c' || n, 10 - n, now(), 'r'
                from generate_series(1, 2) n;
                insert into storage.article (site, user_id, article_id, title, type, summary, published_at, reads, body,
                                             task_id, crawl_id, visit_id, fetched_at, read_at, rules)
                select 'demo', 'user' || n %% 5, 'a' || n, 'Title 小狼 ' || n,
                       case n %% 2 when 0 then 'original' else 'repost' end, repeat('x', 1000),
                       timestamptz '2026-01-01 00:00:00Z' + n * interval '1 minute', n, 'body ' || n,
                       gen_random_uuid(), 'c1', gen_random_uuid(), now(), now(), 'r'
                from generate_series(1, %d) n""".formatted(ARTICLES));
    }

    @AfterAll
    void stop() {
        storage.close();
    }

    @Test
    void givesPagesOfProfilesSortedAndFiltered() {
        var all = get("/api/profiles?sort=fans,desc&size=2");
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.body())
                .contains("\"total\":5", "\"userId\":\"user5\"", "\"userId\":\"user4\"", "\"blogTitle\":null")
                .doesNotContain("user3");
        assertThat(get("/api/profiles?sort=fans,desc&size=2&page=2").body())
                .contains("user3")
                .doesNotContain("user4");
        assertThat(get("/api/profiles?user=user2").body()).contains("\"total\":1", "小狼 2");
        assertThat(get("/api/profiles?crawl=c2").body()).contains("\"total\":1", "user2");
        assertThat(get("/api/profiles?site=other").body()).contains("\"total\":0");
    }

    @Test
    void givesAProfileWithItsObservations() {
        assertThat(get("/api/profiles/demo/user2").body())
                .containsSubsequence("\"nickname\":\"小狼 2\"", "\"fans\":8", "\"articlesByThen\":6000", "\"fans\":9");
        assertThat(get("/api/profiles/demo/absent").status()).isEqualTo(404);
    }

    @Test
    void givesPagesOfArticlesSortedAndFiltered() {
        assertThat(get("/api/articles?size=1").body())
                .contains("\"total\":" + ARTICLES, "\"articleId\":\"a" + ARTICLES + "\"", "\"body\":null");
        assertThat(get("/api/articles?user=user1&type=original&sort=reads&size=1")
                        .body())
                .contains("\"total\":3000", "\"a6\"");
        assertThat(get("/api/articles?from=2026-01-01T00:01:00Z&to=2026-01-01T00:03:00Z")
                        .body())
                .contains("\"total\":2", "\"a1\"", "\"a2\"");
        assertThat(get("/api/articles?text=title%20%E5%B0%8F%E7%8B%BC%202999&size=1")
                        .body())
                .contains("\"total\":11");
        assertThat(get("/api/articles?text=100%25").body()).contains("\"total\":0");
        assertThat(get("/api/articles/demo/user1/a1").body()).contains("\"body\":\"body 1\"");
    }

    @Test
    void namesTheBadParameter() {
        for (String bad : new String[] {
            "/api/profiles?sit=demo",
            "/api/profiles?sort=passwd",
            "/api/articles?size=0",
            "/api/articles?from=soon",
            "/api/articles?type=essay",
            "/api/profiles.csv?bom=1",
            "/api/articles?user=a&user=b",
            "/api/articles?text=%00",
            "/api/profiles/demo/user2?sise=1",
            "/api/profiles?page=2000"
        }) {
            var answer = get(bad);
            String parameter = bad.substring(bad.indexOf('?') + 1, bad.indexOf('='));
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.type()).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"", "\"expected\":\"");
        }
    }

    @Test
    void exportsEveryRowOnce() {
        var csv = get("/api/profiles.csv");
        assertThat(csv.type()).isEqualToIgnoringWhitespace("text/csv;charset=UTF-8");
        assertThat(csv.body().lines()).hasSize(6).anyMatch(line -> line.startsWith("demo,user1,'=cmd|x,"));
        var articles = get("/api/articles.ndjson?type=original&bodies=true&to=2026-01-02");
        assertThat(articles.type()).isEqualToIgnoringWhitespace("application/x-ndjson;charset=UTF-8");
        assertThat(articles.body().lines().distinct()).hasSize(719).allMatch(line -> line.contains("\"body\":\"body "));
    }

    @Test
    void aStalledExportHoldsNoTransaction() throws IOException {
        var connection = URI.create(storage.url("/api/articles.ndjson")).toURL().openConnection();
        connection.setReadTimeout(60_000);
        try (var lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("\"articleId\"");
            var pool = storage.bean(HikariDataSource.class).getHikariPoolMXBean();
            // the export waits once all buffers between it and the reader are full
            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(allow(Duration.ofSeconds(30)))
                    .until(() -> pool.getActiveConnections() == 0);
            assertThat(rows.all("select state from pg_stat_activity where application_name = 'trawl-storage'"
                            + " and datname = current_database() and xact_start is not null"))
                    .isEmpty();
            assertThat(lines.lines()).hasSize(ARTICLES - 1);
        }
    }

    @Test
    void showsCountsAndLinksAndItsApi() {
        assertThat(get("/").body()).contains("<td>articles</td><td>30,000</td>", "/v3/api-docs");
        assertThat(get("/v3/api-docs").body())
                .contains("/api/profiles/{site}/{userId}", "/api/articles.csv", "\"name\":\"sort\"");
        assertThat(get("/actuator/health").body()).contains("\"kafka\":{\"status\":\"UP\"", "\"intake\":");
        assertThat(get("/actuator/prometheus").body())
                .contains(
                        "trawl_storage_rows_total",
                        "trawl_storage_waiting_oldest_seconds",
                        "kafka_consumer_fetch_manager_records_lag_max");
    }

    @Test
    void describesEachOperationParameterAndErrorOfItsApi() {
        JsonNode document = MessageJson.mapper().readTree(get("/v3/api-docs").body());
        assertDescribed(document, "/info/title", "title");
        assertDescribed(document, "/info/version", "version");
        assertDescribed(document, "/info/description", "description");
        int operations = 0;
        for (var path : document.at("/paths").properties()) {
            for (var method : path.getValue().properties()) {
                String operation = method.getKey() + " " + path.getKey();
                operations++;
                assertDescribed(method.getValue(), "/summary", operation);
                assertDescribed(method.getValue(), "/description", operation);
                for (JsonNode parameter : method.getValue().at("/parameters")) {
                    assertDescribed(parameter, "/description", operation + " " + parameter.get("name"));
                }
                var responses = method.getValue().at("/responses");
                for (var response : responses.properties()) {
                    assertDescribed(response.getValue(), "/description", operation + " " + response.getKey());
                }
                List<String> expected = path.getKey().contains("{")
                        ? List.of("200", "400", "404", "503")
                        : List.of("200", "400", "503");
                assertThat(responses.propertyNames()).as(operation).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(operations).isEqualTo(8);
    }

    private static void assertDescribed(JsonNode node, String pointer, String what) {
        assertThat(node.at(pointer).asString("").strip())
                .as(what + pointer)
                .isNotEmpty()
                .isNotIn("OK", "Bad Request", "Not Found", "Service Unavailable", "OpenAPI definition", "v0");
    }

    @Test
    void aMisspeltSettingStopsTheStart() {
        assertThatThrownBy(() -> RunningStorage.start(database, "127.0.0.1:1", "x.", "--trawl.storage.writer=3"))
                .hasStackTraceContaining("trawl.storage.writer");
    }

    private HttpReply get(String path) {
        return HttpReply.of(storage.url(path));
    }
}
