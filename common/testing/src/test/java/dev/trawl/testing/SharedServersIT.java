package dev.trawl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Topics;
import dev.trawl.devservers.DatabaseServer.Database;
import dev.trawl.devservers.KafkaProcess;
import dev.trawl.devservers.PostgresProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shared servers are what the run asks for, and keep tests apart. */
class SharedServersIT {

    /** Asks the operating system or the engine, not the classes that start the servers: a run with the switch uses no others silently. */
    @Test
    void areOfTheKindThatTheRunAsksFor() {
        String broker = TestKafka.shared().bootstrapServers();
        String database = TestPostgres.freshDatabase().jdbcUrl().replaceAll(".*//|/.*", "");
        switch (System.getProperty("trawl.test.servers", "processes")) {
            case "processes" ->
                assertThat(List.of(
                                TestKafka.shared().broker(),
                                TestPostgres.shared().server()))
                        .hasExactlyElementsOfTypes(KafkaProcess.class, PostgresProcess.class);
            case "containers" -> {
                assertThat(Engine.runningAt(broker, "apache/kafka")).hasSize(1);
                assertThat(Engine.runningAt(database, "postgres")).hasSize(1);
            }
            case String other -> throw new AssertionError("servers for the word '" + other + "'");
        }
    }

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
