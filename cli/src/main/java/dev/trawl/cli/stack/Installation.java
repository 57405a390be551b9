package dev.trawl.cli.stack;

import dev.trawl.devservers.ServerFiles;
import java.nio.file.Path;
import java.util.List;

/**
 * What was built: where the programs of the pipeline are.
 *
 * @param training whether services write their caches as they end
 */
public record Installation(Path repository, boolean training) {

    public Installation(Path repository) {
        this(repository, false);
    }

    /** That of the repository around the working directory. */
    public static Installation here() {
        return new Installation(ServerFiles.root());
    }

    Installation forTraining() {
        return new Installation(repository, true);
    }

    public Path sites() {
        return repository.resolve("sites");
    }

    /** The jars of the commands and of the demo blog. */
    Path lib() {
        return repository.resolve("cli/target/lib");
    }

    ServiceProgram program(Service service) {
        return new ServiceProgram(service, repository, repository.resolve("cli/target/services"));
    }

    /** The command that starts one service by itself, outside of a pipeline; its jar is taken apart first where need be. */
    public List<String> command(Service service, Path temporary, List<String> arguments) {
        ServiceProgram program = program(service);
        program.prepare();
        return program.command(temporary, arguments, training);
    }

    /** Java with a service's switches, for a program that is compared with it. */
    public List<String> java(Service service) {
        return program(service).javaCommand();
    }

    /** Takes the services' jars apart, where that has not been done since they were built. */
    public void prepare() {
        for (Service service : Service.values()) {
            program(service).prepare();
        }
    }
}
