package dev.trawl.scheduler.messaging;

import dev.trawl.messages.Task;
import dev.trawl.messages.Topics;
import dev.trawl.messaging.Sender;
import dev.trawl.scheduler.publishing.TaskTopic;
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

    private final Sender sender;
    private final Topics topics;
    private final OutcomeProgress progress;

    KafkaTaskTopic(Sender sender, Topics topics, OutcomeProgress progress) {
        this.sender = sender;
        this.topics = topics;
        this.progress = progress;
    }

    @Override
    public boolean isThere() {
        return progress.isKafkaThere();
    }

    @Override
    public List<Task> publish(List<Task> tasks) throws InterruptedException {
        List<CompletableFuture<?>> sends = new ArrayList<>();
        for (Task task : tasks) {
            sends.add(sender.send(topics.tasks(), task.account().key(), task));
        }
        var published = new ArrayList<Task>();
        for (int i = 0; i < tasks.size(); i++) {
            try {
                Sender.await(List.of(sends.get(i)), LIMIT);
                published.add(tasks.get(i));
            } catch (Sender.NotSent e) {
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
