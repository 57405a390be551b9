package dev.trawl.scheduler.messaging;

import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.MalformedLetter;
import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.PoisonBisection;
import dev.trawl.scheduler.letter.LetterStore;
import dev.trawl.scheduler.task.TaskStore.UnstorableMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Keeps what is on the dead-letter topics. Poison among it, and a letter that cannot be kept, is listed by its offset and
 * never published again.
 */
final class LetterListener {

    private final LetterStore letters;
    private final Topics topics;
    private final Clock clock;

    LetterListener(LetterStore letters, Topics topics, Clock clock) {
        this.letters = letters;
        this.topics = topics;
        this.clock = clock;
    }

    @KafkaListener(
            id = "letters",
            idIsGroup = false,
            groupId = "#{T(dev.trawl.scheduler.messaging.ConsumerGroups).letters(@topics)}",
            topics = {"#{@topics.dead()}", "#{@topics.deadMessages()}"},
            autoStartup = "false")
    void take(List<ConsumerRecord<byte[], byte[]>> batch) {
        PoisonBisection.take(batch, UnstorableMessage.class, this::keep)
                .forEach(one -> letters.keep(List.of(), List.of(poison(one.message(), one.why()))));
    }

    private void keep(List<ConsumerRecord<byte[], byte[]>> batch) {
        var dead = new ArrayList<DeadLetter>();
        var malformed = new ArrayList<MalformedLetter>();
        for (var record : batch) {
            try {
                if (record.topic().equals(topics.deadMessages())) {
                    malformed.add(ReceivedMessage.read(record, MalformedLetter.class));
                } else {
                    dead.add(ReceivedMessage.read(record, DeadLetter.class));
                }
            } catch (MalformedMessage e) {
                malformed.add(poison(record, e));
            }
        }
        letters.keep(dead, malformed);
    }

    private MalformedLetter poison(ConsumerRecord<byte[], byte[]> record, RuntimeException why) {
        return MalformedLetter.about(
                String.valueOf(why.getMessage()),
                "scheduler",
                clock.instant(),
                record.topic(),
                record.partition(),
                record.offset(),
                record.value());
    }
}
