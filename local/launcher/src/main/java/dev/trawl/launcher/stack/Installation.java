package dev.trawl.launcher.stack;

import dev.trawl.servers.ServerFiles;
import java.nio.file.Path;

/** What was built: where the programs of the pipeline are. */
public record Installation(Path repository) {

    /** That of the repository around the working directory. */
    public static Installation here() {
        return new Installation(ServerFiles.root());
    }

    public Path sites() {
        return repository.resolve("sites");
    }

    /** The jars of the launcher and of the demo blog. */
    Path lib() {
        return repository.resolve("local/launcher/target/lib");
    }

    ServiceProgram program(Service service) {
        return new ServiceProgram(service, repository, repository.resolve("local/launcher/target/services"));
    }

    /** Takes the services' jars apart, where that has not been done since they were built. */
    public void prepare() {
        for (Service service : Service.values()) {
            program(service).prepare();
        }
    }
}
