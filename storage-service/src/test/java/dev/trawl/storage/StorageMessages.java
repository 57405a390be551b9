package dev.trawl.storage;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.PageRecord;
import dev.trawl.contract.Topics;
import dev.trawl.testing.TestKafka;
import java.time.Duration;
import java.util.List;

/** Sends messages of fetchers and the parser to Kafka, and reads the outcomes that storage publishes. */
record StorageMessages(TestKafka kafka, Topics topics) {

    static StorageMessages on(TestKafka kafka) {
        Topics topics = kafka.freshTopics();
        kafka.create(
                2,
                List.of(
                        topics.records(),
                        topics.outcomes(),
                        topics.deadMessages(),
                        topics.dead(dev.trawl.contract.FailureKind.RECORD)));
        return new StorageMessages(kafka, topics);
    }

    void sendRecords(VisitedAccount visited, PageRecord... pages) {
        for (PageRecord page : pages) {
            kafka.send(topics.records(), visited.key(), MessageJson.write(page));
        }
    }

    void sendOutcome(VisitedAccount visited, Outcome outcome) {
        kafka.send(topics.outcomes(), visited.key(), MessageJson.write(outcome));
    }

    /** The outcomes of this task of one type, in order. */
    <T extends Outcome> List<T> outcomes(VisitedAccount visited, Class<T> type) {
        return kafka.read(topics.outcomes()).stream()
                .filter(message -> message.value()[0] == '{') // a test sends poison to it
                .map(message -> MessageJson.read(message.value(), Outcome.class))
                .filter(outcome ->
                        outcome.visit().taskId().equals(visited.visit().taskId()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    void awaitStored(VisitedAccount visited, int pages) {
        await().atMost(allow(Duration.ofSeconds(90)))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(outcomes(visited, Outcome.Stored.class))
                        .isNotEmpty()
                        .allSatisfy(stored -> assertThat(stored.pages()).isEqualTo(pages)));
    }
}
