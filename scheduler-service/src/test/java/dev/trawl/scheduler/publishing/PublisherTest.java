package dev.trawl.scheduler.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Task;
import dev.trawl.scheduler.publishing.Publisher.Claims;
import dev.trawl.scheduler.publishing.Publisher.TaskTopic;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step of publishing says that it did. */
class PublisherTest {

    /** Nothing is due. */
    private static final class NothingDue implements Claims {
        private int asked;

        @Override
        public List<Task> claim(int slots) {
            asked++;
            return List.of();
        }

        @Override
        public List<Task> claimAgain(Instant before) {
            asked++;
            return List.of();
        }

        @Override
        public void confirm(List<Task> published) {
            asked++;
        }
    }

    /** Takes whatever comes. */
    private record Topic(boolean isThere) implements TaskTopic {
        @Override
        public List<Task> publish(List<Task> tasks) {
            return tasks;
        }
    }

    @Test
    void saysThatItTriedNothingWhileKafkaIsAway() throws InterruptedException {
        var claims = new NothingDue();
        var publisher = new Publisher(claims, new Topic(false), () -> 1, Clock.systemUTC());
        assertThat(publisher.step()).isEmpty();
        assertThat(claims.asked).isZero();
    }

    @Test
    void saysThatNothingWasDue() throws InterruptedException {
        var publisher = new Publisher(new NothingDue(), new Topic(true), () -> 1, Clock.systemUTC());
        assertThat(publisher.step()).hasValue(0);
    }
}
