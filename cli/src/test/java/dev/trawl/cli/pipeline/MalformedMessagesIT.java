package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.Topics;
import dev.trawl.testing.TestKafka;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A message that cannot be read is set aside, with its bytes, and its reader continues. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class MalformedMessagesIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(2));
    private static final Topics TOPICS = new Topics("");
    private static final byte[] MALFORMED = "{\"this is\": no message".getBytes(UTF_8);

    @Test
    void landOnTheirDeadLetterTopicWhileTheWorkGoesOn() throws Exception {
        RunningPipeline pipeline = RunningPipeline.shared();
        List<String> topics =
                List.of(TOPICS.requests(), TOPICS.tasks(), TOPICS.pages(), TOPICS.records(), TOPICS.outcomes());
        try (TestKafka kafka = pipeline.kafka()) {
            List<String> sent = topics.stream()
                    .map(topic -> place(kafka.send(topic, "demo/unknown", MALFORMED)))
                    .toList();

            Awaitility.await("letters of all of them")
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(places(kafka)).containsAll(sent));
            String crawl = pipeline.submitDemo("list", List.of("user-0020"));
            assertThat(pipeline.ends(crawl, LIMIT)).extracting(TaskEnd::end).isSubsetOf("STORED", "EMPTY");
            assertThat(pipeline.stack().services()).allMatch(service -> service.isAlive());
        }
    }

    private static String place(RecordMetadata sent) {
        return sent.topic() + "/" + sent.partition() + "/" + sent.offset();
    }

    private static List<String> places(TestKafka kafka) {
        return RunningPipeline.messages(kafka, TOPICS.deadMessages(), MalformedLetter.class).stream()
                .map(letter -> letter.topic() + "/" + letter.partition() + "/" + letter.offset())
                .toList();
    }
}
