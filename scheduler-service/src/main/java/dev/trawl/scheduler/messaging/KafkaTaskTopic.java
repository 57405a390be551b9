package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Task;
import dev.trawl.contract.Topics;
import dev.trawl.kafka.BrokerLiveness;
import dev.trawl.kafka.MessageSender;
import dev.trawl.scheduler.publishing.Publisher.TaskTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code crawl.tasks}. */
final class KafkaTaskTopic implements TaskTopic {

    private static final Logger log = LoggerFactory.getLogger(KafkaTaskTopic.class);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final MessageSender messageSender;
    private final Topics topics;
    private final BrokerLiveness kafka;

    KafkaTaskTopic(MessageSender messageSender, Topics topics, BrokerLiveness kafka) {
        this.messageSender = messageSender;
        this.topics = topics;
        this.kafka = kafka;
    }

    @Override
    public boolean isThere() {
        return kafka.isThere();
    }

    @Override
    public List<Task> publish(List<Task> tasks) throws InterruptedException {
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (Task task : tasks) {
            sends.add(messageSender.send(topics.tasks(), task.account().key(), task));
        }
        var published = new ArrayList<Task>();
        for (int i = 0; i < tasks.size(); i++) {
            try {
                MessageSender.await(List.of(sends.get(i)), LIMIT);
                published.add(tasks.get(i));
            } catch (MessageSender.NotSent e) {
                log.warn(
                        "{} task {} attempt {} is not confirmed, it will be published again: {}",
                        tasks.get(i).account(),
                        tasks.get(i).taskId(),
                        tasks.get(i).attempt(),
                        e.getMessage());
            }
        }
        return published;
    }
}
