package dev.trawl.scheduler.messaging;

import dev.trawl.messages.Topics;
import dev.trawl.messaging.TopicCreation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** The settings of the share group in which fetchers take tasks. */
final class TaskGroup implements TopicCreation.Setup {

    private static final long LIMIT_SECONDS = 10;

    private static final List<AlterConfigOp> SETTINGS = List.of(
            // the default skips what was published before the first fetcher joined
            set("share.auto.offset.reset", "earliest"),
            set("share.record.lock.duration.ms", "15000"),
            set("share.delivery.count.limit", "10"));

    private final Topics topics;

    TaskGroup(Topics topics) {
        this.topics = topics;
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    @Override
    public void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, topics.taskGroup());
        admin.incrementalAlterConfigs(Map.of(group, SETTINGS)).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
