package dev.trawl.scheduler.messaging;

import dev.trawl.contract.Topics;
import dev.trawl.kafka.TopicCreation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of the share group in which fetchers take tasks; set where they are not as they should be. */
final class TaskShareGroup implements TopicCreation.Setup {

    private static final Logger log = LoggerFactory.getLogger(TaskShareGroup.class);
    private static final long LIMIT_SECONDS = 10;

    private static final List<ConfigEntry> SETTINGS = List.of(
            // the default skips what was published before the first fetcher joined
            new ConfigEntry("share.auto.offset.reset", "earliest"),
            new ConfigEntry("share.record.lock.duration.ms", "15000"),
            new ConfigEntry("share.delivery.count.limit", "10"));

    private final ConfigResource group;

    TaskShareGroup(Topics topics) {
        this.group = new ConfigResource(ConfigResource.Type.GROUP, topics.taskGroup());
    }

    @Override
    public void run(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        var now = Objects.requireNonNull(admin.describeConfigs(List.of(group))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .get(group));
        List<AlterConfigOp> differing = SETTINGS.stream()
                .filter(setting -> {
                    ConfigEntry entry = now.get(setting.name());
                    return entry == null
                            || entry.source() != ConfigEntry.ConfigSource.DYNAMIC_GROUP_CONFIG
                            || !Objects.equals(entry.value(), setting.value());
                })
                .map(setting -> new AlterConfigOp(setting, AlterConfigOp.OpType.SET))
                .toList();
        if (!differing.isEmpty()) {
            admin.incrementalAlterConfigs(Map.of(group, differing)).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            log.info("share group {}: {} settings set", group.name(), differing.size());
        }
    }
}
