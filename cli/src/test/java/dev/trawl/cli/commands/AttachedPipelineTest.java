package dev.trawl.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.cli.stack.StackFailed;
import dev.trawl.devservers.DatabaseServer.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pipeline that another program runs is where the environment says. */
class AttachedPipelineTest {

    private static final Map<String, String> GIVEN = Map.of(
            "TRAWL_PIPELINE_SCHEDULER", "http://scheduler-service:8080",
            "TRAWL_PIPELINE_KAFKA", "kafka:9092",
            "TRAWL_PIPELINE_DB_URL", "jdbc:postgresql://postgres:5432/trawl",
            "TRAWL_PIPELINE_DB_USER", "reader",
            "TRAWL_PIPELINE_DB_PASSWORD", "secret",
            "TRAWL_PIPELINE_SCHEDULER_PORT", "18080",
            "TRAWL_PIPELINE_DEMO_BLOG", "");

    @Test
    void isFoundByTheNamesOfItsContainersAndShownByThePortsOfTheMachine() {
        var pipeline = new AttachedPipeline(GIVEN);
        assertThat(pipeline.kafka()).isEqualTo("kafka:9092");
        assertThat(pipeline.database())
                .isEqualTo(new Database("jdbc:postgresql://postgres:5432/trawl", "reader", "secret"));
        assertThat(pipeline.demoBlog()).isEmpty();
        assertThat(pipeline.whereToLook().table().text())
                .contains(
                        "http://127.0.0.1:18080/",
                        "docker compose port storage-service",
                        "docker compose exec postgres")
                .doesNotContain("//scheduler-service");
        assertThat(pipeline.summary())
                .contains("http://127.0.0.1:18080/api/dead-letters")
                .doesNotContain("\n");
    }

    @Test
    void namesTheVariableThatIsMissing() {
        assertThatThrownBy(() -> new AttachedPipeline(Map.of()).kafka())
                .isInstanceOf(StackFailed.class)
                .hasMessageContaining("TRAWL_PIPELINE_KAFKA is not set");
    }
}
