package dev.trawl.bench.chaos.poison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.FailureKind;
import dev.trawl.contract.Topics;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PoisonMessagesTest {

    private static final Topics TOPICS = new Topics("");

    @Test
    void hasEveryKindForEveryTopicOnce() {
        var poisonMessages = new PoisonMessages(TOPICS, new Random(1));

        List<PoisonMessages.PlannedPoison> all = poisonMessages.take(1_000);

        assertThat(all).doesNotHaveDuplicates().hasSize(TOPICS.all().size() * PoisonKind.values().length);
        assertThat(poisonMessages.take(1)).isEmpty();
    }

    @Test
    void knowsWhereTheProtocolWantsIt() {
        assertThat(Fate.on(TOPICS.outcomes(), TOPICS)).isEqualTo(Fate.LETTER);
        assertThat(Fate.on(TOPICS.tasks(), TOPICS)).isEqualTo(Fate.LETTER);
        assertThat(Fate.on(TOPICS.dead(FailureKind.CLICK), TOPICS)).isEqualTo(Fate.LISTED);
        assertThat(Fate.on(TOPICS.deadMessages(), TOPICS)).isEqualTo(Fate.LISTED);
        assertThat(Fate.on(TOPICS.control(), TOPICS)).isEqualTo(Fate.SKIPPED);
        assertThat(Fate.on(TOPICS.evidence(), TOPICS)).isEqualTo(Fate.UNREAD);
        assertThat(Fate.on(TOPICS.ends(), TOPICS)).isEqualTo(Fate.UNREAD);
    }
}
