package dev.trawl.devservers;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the programs of the servers are: beside each other, in the build folder of this module. */
public final class ServerFiles {

    /** A folder with Kafka's jars, for those who run outside of the repository. */
    public static final String KAFKA_LIB = "trawl.kafka.lib";

    /** The root of the repository, for those who run outside of it. */
    public static final String ROOT = "trawl.root";

    private ServerFiles() {}

    /** The folder with the broker's jars. */
    public static Path kafkaLib() {
        String given = System.getProperty(KAFKA_LIB);
        Path folder = given == null ? root().resolve("common/dev-servers/target/kafka-lib") : Path.of(given);
        if (!Files.isDirectory(folder)) {
            throw new ServerFailed("no Kafka in " + folder + ": build it with ./trawl build, or with"
                    + " mvn -pl common/dev-servers install -DskipTests");
        }
        return folder.toAbsolutePath();
    }

    /** Where Postgres is unpacked to. */
    static Path postgres() {
        return kafkaLib().resolveSibling("postgres");
    }

    /** The root of the repository: as given, else the nearest folder, from here upwards, that holds the site files. */
    public static Path root() {
        String given = System.getProperty(ROOT);
        if (given != null) {
            return Path.of(given);
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("sites")) && Files.isDirectory(folder.resolve("common/dev-servers"))) {
                return folder;
            }
        }
        throw new ServerFailed(start + " is not inside the repository of Trawl");
    }
}
