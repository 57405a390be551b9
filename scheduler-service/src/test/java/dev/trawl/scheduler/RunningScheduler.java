package dev.trawl.scheduler;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.FetcherId;
import dev.trawl.contract.Heartbeat;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.Task;
import dev.trawl.contract.Topics;
import dev.trawl.contract.VisitRef;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.testing.Repository;
import dev.trawl.testing.TestKafka;
import dev.trawl.testing.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** A scheduler of the test's own, with topics and a database that no other test has. */
public final class RunningScheduler implements AutoCloseable {

    static final Duration SOON = allow(Duration.ofSeconds(30));
    static final FetcherId FETCHER = new FetcherId("f1");

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(SOON).build();
    final TestKafka kafka;
    final Topics topics;
    final Database database;
    private final List<String> settings;
    private ConfigurableApplicationContext context;
    private String address = "";

    private RunningScheduler(TestKafka kafka, Topics topics, Database database, List<String> settings) {
        this.kafka = kafka;
        this.topics = topics;
        this.database = database;
        this.settings = settings;
        this.context = open();
    }

    static RunningScheduler start(Path sites, String... settings) {
        return start(TestKafka.shared(), TestPostgres.freshDatabase(), sites, settings);
    }

    static RunningScheduler start(TestKafka kafka, Database database, Path sites, String... settings) {
        var all = new ArrayList<>(List.of("trawl.sites=" + sites));
        all.addAll(Arrays.asList(settings));
        return new RunningScheduler(kafka, kafka.freshTopics(), database, all);
    }

    /** Two sites: {@code demo} without a bound and two attempts, {@code slow} with one task out. */
    public static Path writeSites(Path folder) {
        try {
            String demo = Files.readString(Repository.root().resolve("sites/demo.yml"));
            Files.writeString(folder.resolve("demo.yml"), demo);
            Files.writeString(
                    folder.resolve("slow.yml"),
                    demo.replace("site: demo", "site: slow").replace("rate: unlimited", "rate: 6/min"));
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("cannot write sites", e);
        }
    }

    private ConfigurableApplicationContext open() {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "server.port=0",
                                "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                                "trawl.topics.prefix=" + topics.prefix(),
                                "trawl.topics.partitions=2",
                                "spring.datasource.url=" + database.jdbcUrl(),
                                "spring.datasource.username=" + database.user(),
                                "spring.datasource.password=" + database.password()),
                        settings.stream())
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
        ConfigurableApplicationContext opened = new SpringApplicationBuilder(SchedulerApplication.class).run(arguments);
        var server = ((ServletWebServerApplicationContext) opened).getWebServer();
        address = "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
        return opened;
    }

    void restart() {
        context.close();
        context = open();
    }

    String address() {
        return address;
    }

    HttpResponse<String> post(String path, String type, String body) {
        return exchange(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** @param authorization the header of that name */
    HttpResponse<String> post(String path, String type, String body, String authorization) {
        return exchange(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> postJson(String path, String body) {
        return post(path, "application/json", body);
    }

    HttpResponse<String> get(String path) {
        return exchange(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MessageJson.mapper().readTree(answer.body());
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(SOON.multipliedBy(4)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Waits until the ledger can be read. */
    RunningScheduler ready() {
        await().atMost(SOON).until(() -> get("/api/ledger").statusCode() == 200);
        return this;
    }

    /** What lies on {@code crawl.tasks} once it is this many, in the order of publishing. */
    List<Task> tasks(int atLeast) {
        var found = new ArrayList<Task>();
        await().atMost(SOON).until(() -> {
            found.clear();
            found.addAll(tasks());
            return found.size() >= atLeast;
        });
        return found;
    }

    List<Task> tasks() {
        return kafka.read(topics.tasks()).stream()
                .sorted(java.util.Comparator.comparingLong(record -> record.timestamp()))
                .map(record -> MessageJson.read(record.value(), Task.class))
                .toList();
    }

    void publish(Outcome outcome) {
        kafka.send(topics.outcomes(), outcome.visit().account().key(), MessageJson.write(outcome));
    }

    void started(VisitRef visit) {
        publish(new Outcome.Started(visit, now(), FETCHER));
    }

    /** A heartbeat of one fetcher with this number of idle slots. */
    void heartbeat(int slots, Heartbeat.Robots... robots) {
        kafka.create(1, List.of(topics.fetchers()));
        var idle = IntStream.rangeClosed(1, slots)
                .mapToObj(n -> new Heartbeat.Slot(n, Heartbeat.SlotState.IDLE, now(), null, null, null, 0))
                .toList();
        var browser = new Heartbeat.Browser(Heartbeat.BrowserState.ACTIVE, "Chromium", now(), 0, 0);
        send(
                topics.fetchers(),
                FETCHER.value(),
                new Heartbeat(FETCHER, now(), now(), false, 0, 0, idle, browser, List.of(robots)));
    }

    void send(String topic, String key, Object message) {
        kafka.send(topic, key, message instanceof String text ? text.getBytes(UTF_8) : MessageJson.write(message));
    }

    static Instant now() {
        return Clock.systemUTC().instant();
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
