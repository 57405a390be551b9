package dev.trawl.devservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A broker in a container has the settings of one in a process, but for the places. */
class KafkaSettingsTest {

    @Test
    void tellsAContainerWhatItTellsAProcess() {
        String process = KafkaSettings.ofProcess(20_001, 20_002, "/data").text();
        var variables = KafkaSettings.ofContainer(20_001, 20_002).variables();
        var differences = process.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .filter(setting -> !setting[1].equals(variables.get(variable(setting[0]))))
                .map(setting -> setting[0])
                .collect(Collectors.toSet());
        assertThat(differences)
                .containsExactlyInAnyOrder("listeners", "controller.quorum.bootstrap.servers", "log.dirs");
    }

    @Test
    void isFoundAtTheSamePortInsideAndOutsideOfItsContainer() {
        KafkaSettings settings = KafkaSettings.ofContainer(20_001, 20_002);
        assertThat(settings.bootstrapServers()).isEqualTo("127.0.0.1:20001");
        assertThat(settings.variables())
                .containsEntry("KAFKA_LISTENERS", "PLAINTEXT://0.0.0.0:20001,CONTROLLER://127.0.0.1:20002")
                .containsEntry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:20001")
                .containsEntry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:20002");
    }

    @Test
    void hasNoSettingWhoseNameAVariableCannotCarry() {
        assertThat(Arrays.stream(KafkaSettings.ofContainer(1, 2).text().split("\n"))
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("=", 2)[0]))
                .allMatch(name -> name.matches("[a-z.]+"));
    }

    private static String variable(String property) {
        return "KAFKA_" + property.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
