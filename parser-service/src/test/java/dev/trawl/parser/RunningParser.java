package dev.trawl.parser;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.Topics;
import dev.trawl.contract.UserId;
import dev.trawl.contract.VisitId;
import dev.trawl.contract.VisitRef;
import dev.trawl.kafka.TopicCreation;
import dev.trawl.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The parser as it runs, on a real Kafka with topics of its own. */
final class RunningParser implements AutoCloseable {

    private static final Duration LIMIT = allow(Duration.ofSeconds(60));

    private final TestKafka kafka = TestKafka.shared();

    private final Topics topics;

    private final ConfigurableApplicationContext context;

    RunningParser(Path sites, Topics topics) {
        this.topics = topics;
        createTopicsOfOthers(kafka, topics);
        this.context = start(sites, topics, kafka.bootstrapServers());
        var creation = context.getBean(TopicCreation.class);
        Awaitility.await().atMost(LIMIT).until(creation::isDone);
    }

    /** Creates the topics of the fetchers and the scheduler. */
    static void createTopicsOfOthers(TestKafka kafka, Topics topics) {
        kafka.create(topics.pages(), topics.outcomes(), topics.dead(FailureKind.PAGE), topics.deadMessages());
    }

    static ConfigurableApplicationContext start(Path sites, Topics topics, String bootstrapServers, String... more) {
        String[] arguments = {
            "--spring.kafka.bootstrap-servers=" + bootstrapServers,
            "--trawl.topics.prefix=" + topics.prefix(),
            "--trawl.sites=" + sites,
            "--server.port=0",
        };
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(arguments), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(ParserApplication.class).run(all);
    }

    Topics topics() {
        return topics;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    static CapturedPage page(String site, int number, String html) {
        return page(site, number, html.getBytes(UTF_8));
    }

    static CapturedPage page(String site, int number, byte[] html) {
        var visit = new VisitRef(
                new TaskId(UUID.randomUUID()),
                new CrawlId("crawl-1"),
                new SiteId(site),
                new UserId("ann"),
                1,
                new VisitId(UUID.randomUUID()));
        return CapturedPage.of(
                visit,
                new PageRef(PageKind.LIST, number),
                "https://blog.test/ann/list/" + number,
                200,
                Instant.parse("2018-11-05T11:47:00Z"),
                350,
                html);
    }

    void send(CapturedPage page) {
        var message = new ProducerRecord<>(
                topics.pages(), page.visit().account().key().getBytes(UTF_8), page.html());
        page.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        send(message);
    }

    void send(ProducerRecord<byte[], byte[]> message) {
        kafka.send(message);
    }

    /** Waits until a topic has this number of messages. */
    <T> List<T> await(String topic, int count, Class<T> type) {
        Awaitility.await().atMost(LIMIT).until(() -> kafka.read(topic).size() >= count);
        return kafka.read(topic).stream()
                .map(message -> MessageJson.read(message.value(), type))
                .toList();
    }

    int count(String topic) {
        return kafka.read(topic).size();
    }

    @Override
    public void close() {
        context.close();
    }
}
