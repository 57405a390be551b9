package dev.trawl.cli.stack;

import dev.trawl.devservers.TemporaryFolders;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where one pipeline keeps its files while it runs: all of them, the temporary ones of its services and browsers included,
 * so that one deletion leaves nothing. With a data folder the data and logs are there, and stay.
 *
 * @param folder goes with the pipeline
 * @param kept where the data of Kafka and Postgres and the logs stay
 */
public record RunFolder(Path folder, Optional<Path> kept) {

    /** Characters that the fetcher allows the folder of its browsers. */
    private static final int LONGEST = 30;

    Path state() {
        return folder.resolve("stack.json");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Of the browsers; short, because the path of a Unix socket is. */
    public Path browsers() {
        Path inside = folder.resolve("b");
        return inside.toString().length() <= LONGEST
                ? inside
                : Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "trawl-b-"
                                + HexFormat.of().toHexDigits(folder.toString().hashCode()));
    }

    Path kafka() {
        return data().resolve("kafka");
    }

    Path postgres() {
        return data().resolve("postgres");
    }

    private Path data() {
        return kept.orElse(folder);
    }

    public Path logs() {
        return data().resolve("logs");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What a service says before it logs, or when it cannot start. */
    Path output(String process) {
        return logs().resolve(process + ".out");
    }

    /** Makes its folders. */
    public void create() {
        TemporaryFolders.create(folder);
        TemporaryFolders.create(temporary());
        TemporaryFolders.create(logs());
    }

    public void delete() {
        TemporaryFolders.delete(browsers());
        TemporaryFolders.delete(folder);
    }
}
