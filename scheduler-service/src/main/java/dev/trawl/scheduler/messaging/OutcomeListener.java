package dev.trawl.scheduler.messaging;

import dev.trawl.contract.MalformedMessage;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.kafka.MalformedMessages;
import dev.trawl.kafka.PoisonBisection;
import dev.trawl.scheduler.task.Ledger;
import dev.trawl.scheduler.task.Ledger.TaskChange;
import dev.trawl.scheduler.task.TaskEvent;
import dev.trawl.scheduler.task.TaskStateMachine.Transition;
import dev.trawl.scheduler.task.TaskStore.UnstorableMessage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Takes outcomes into the ledger: a batch is one transaction, offsets are committed after it. An outcome that cannot be kept
 * is set aside alone.
 */
final class OutcomeListener {

    private final MalformedMessages malformed;
    private final Ledger ledger;
    private final MeterRegistry metrics;
    private final Runnable onChange;

    /** @param onChange is run when a task has changed: others may be published now */
    OutcomeListener(MalformedMessages malformed, Ledger ledger, MeterRegistry metrics, Runnable onChange) {
        this.malformed = malformed;
        this.ledger = ledger;
        this.metrics = metrics;
        this.onChange = onChange;
    }

    @KafkaListener(
            id = "outcomes",
            idIsGroup = false,
            groupId = "#{T(dev.trawl.scheduler.messaging.ConsumerGroups).outcomes(@topics)}",
            topics = "#{@topics.outcomes()}",
            autoStartup = "false")
    void take(List<ConsumerRecord<byte[], byte[]>> batch) throws InterruptedException {
        List<MalformedMessages.Decoded<Outcome>> received =
                malformed.decode(batch, record -> ReceivedMessage.read(record, Outcome.class));
        var refused = PoisonBisection.take(
                received,
                UnstorableMessage.class,
                part -> apply(
                        part.stream().map(MalformedMessages.Decoded::message).toList()));
        for (var one : refused) {
            malformed.setAside(
                    one.message().record(),
                    new MalformedMessage(
                            "the ledger cannot keep it: " + one.why().getMessage(), one.why()));
        }
    }

    private void apply(List<Outcome> outcomes) {
        List<Transition> transitions = ledger.apply(outcomes.stream()
                .map(outcome -> new TaskChange(outcome.visit().taskId(), new TaskEvent.OutcomeReceived(outcome)))
                .toList());
        for (int i = 0; i < transitions.size(); i++) {
            metrics.counter(
                            "trawl.scheduler.outcomes",
                            "outcome",
                            outcomes.get(i).getClass().getSimpleName(),
                            "effect",
                            transitions.get(i) instanceof Transition.Changed ? "changed" : "none")
                    .increment();
        }
        if (transitions.stream().anyMatch(Transition.Changed.class::isInstance)) {
            onChange.run();
        }
    }
}
