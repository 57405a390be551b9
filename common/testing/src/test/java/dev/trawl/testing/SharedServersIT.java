package dev.trawl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.messages.Topics;
import dev.trawl.servers.Database;
import org.junit.jupiter.api.Test;

/** The shared servers keep tests apart. */
class TestServersIT {

    @Test
    void keepsTopicsOfTestsApart() {
        TestKafka kafka = TestKafka.shared();
        Topics mine = kafka.freshTopics();
        Topics theirs = kafka.freshTopics();
        kafka.create(mine.tasks(), theirs.tasks());
        kafka.send(mine.tasks(), "demo/a", "{}".getBytes(UTF_8));
        assertThat(kafka.read(mine.tasks())).hasSize(1);
        assertThat(kafka.read(theirs.tasks())).isEmpty();
    }

    @Test
    void takesMessagesOfTheLargestSize() {
        TestKafka kafka = TestKafka.shared();
        Topics topics = kafka.freshTopics();
        kafka.create(topics.pages());
        kafka.send(topics.pages(), "demo/a", new byte[16 * 1024 * 1024]);
        assertThat(kafka.read(topics.pages()).getFirst().value()).hasSize(16 * 1024 * 1024);
    }

    @Test
    void givesEachTestADatabaseOfItsOwn() throws Exception {
        Database mine = TestPostgres.freshDatabase();
        Database theirs = TestPostgres.freshDatabase();
        try (var connection = mine.connect();
                var other = theirs.connect();
                var statement = connection.createStatement();
                var question = other.createStatement()) {
            statement.execute("create table rows (n int)");
            try (var answer = question.executeQuery("select to_regclass('public.rows')")) {
                answer.next();
                assertThat(answer.getString(1)).isNull();
            }
        }
    }
}
