package dev.trawl.fetcher;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.awaitility.Awaitility.await;

import dev.trawl.contract.Account;
import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.CrawlId;
import dev.trawl.contract.DeadLetter;
import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Manifest;
import dev.trawl.contract.MessageJson;
import dev.trawl.contract.Outcome;
import dev.trawl.contract.ReceivedMessage;
import dev.trawl.contract.Scope;
import dev.trawl.contract.SiteId;
import dev.trawl.contract.Task;
import dev.trawl.contract.Task.VisitLimits;
import dev.trawl.contract.TaskId;
import dev.trawl.contract.Topics;
import dev.trawl.contract.UserId;
import dev.trawl.testing.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of one test: publishes tasks, reads pages, outcomes and letters. */
final class TaskTopics {

    private static final CrawlId CRAWL = new CrawlId("crawl");

    private final TestKafka kafka = TestKafka.shared();
    private final Topics topics = kafka.freshTopics();

    /** Creates the topics. The share group reads tasks from the beginning. */
    static TaskTopics create() throws Exception {
        var made = new TaskTopics();
        made.kafka.create(made.topics.all().toArray(String[]::new));
        try (var admin = made.kafka.admin()) {
            Collection<AlterConfigOp> earliest = List.of(new AlterConfigOp(
                    new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(
                            Map.of(new ConfigResource(ConfigResource.Type.GROUP, made.topics.taskGroup()), earliest))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        return made;
    }

    TestKafka kafka() {
        return kafka;
    }

    Topics names() {
        return topics;
    }

    /** The settings of a fetcher that uses these topics. */
    List<String> settings() {
        return List.of(
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--trawl.topics.prefix=" + topics.prefix());
    }

    /** @param each what the start and each page may take */
    TaskId publish(String user, boolean last, Duration each) {
        var account = new Account(new SiteId("small"), new UserId(user));
        var task = new Task(
                TaskId.of(CRAWL, account),
                CRAWL,
                account.site(),
                account.userId(),
                Scope.LIST,
                1,
                last,
                new VisitLimits(each, each),
                Duration.ofMillis(10),
                List.of(),
                Manifest.EMPTY,
                Clock.systemUTC().instant().plus(Duration.ofMinutes(10)));
        kafka.send(topics.tasks(), account.key(), MessageJson.write(task));
        return task.taskId();
    }

    List<Outcome> outcomes(TaskId task) {
        return kafka.read(topics.outcomes()).stream()
                .map(record -> MessageJson.read(record.value(), Outcome.class))
                .filter(outcome -> outcome.visit().taskId().equals(task))
                .toList();
    }

    /** Waits for the end of the task's visit. */
    Outcome end(TaskId task) {
        return await().atMost(allow(Duration.ofSeconds(40)))
                .until(
                        () -> outcomes(task).stream()
                                .filter(outcome -> !(outcome instanceof Outcome.Started))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    List<CapturedPage> pages(TaskId task) {
        return kafka.read(topics.pages()).stream()
                .map(record -> CapturedPage.read(ReceivedMessage.headers(record), record.value()))
                .filter(page -> page.visit().taskId().equals(task))
                .toList();
    }

    DeadLetter letter(FailureKind kind, TaskId task) {
        return kafka.read(topics.dead(kind)).stream()
                .map(record -> MessageJson.read(record.value(), DeadLetter.class))
                .filter(letter -> letter.visit().taskId().equals(task))
                .findFirst()
                .orElseThrow();
    }
}
