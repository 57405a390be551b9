package dev.trawl.cli;

import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command that the script {@code ./trawl} runs itself, because it builds this program: here it has only its help. */
@SuppressWarnings("unused") // picocli sets the fields
abstract class ScriptCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public final void run() {
        throw new ParameterException(spec.commandLine(), "'" + spec.name() + "' is a command of the script ./trawl");
    }

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Builds what has changed; demo and run do so by themselves.")
    static final class Build extends ScriptCommand {}

    @Command(name = "format", mixinStandardHelpOptions = true, description = "Formats the sources.")
    static final class Format extends ScriptCommand {}

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            customSynopsis = "trawl test [--quick | WHAT]",
            description = {
                "Runs every unit, integration and end-to-end test, with a real Kafka, Postgres and Chromium.",
                "Builds everything, runs the unit tests by Maven, then the integration tests, several processes at a time."
                        + " Prints each process when it has ended, and at the end the slowest test classes. A class that failed"
                        + " is run once more, alone. The processes' logs are in target/test-logs of each module."
            },
            footer = {
                "",
                "The time limits of the tests follow the slowness of this machine, which is measured first;"
                        + " TRAWL_TEST_SLOWNESS=1.5 sets it."
            })
    static final class Test extends ScriptCommand {

        @Option(names = "--quick", description = "The unit tests and one whole crawl, for the way between.")
        private boolean quick;

        @Parameters(
                arity = "0..1",
                paramLabel = "WHAT",
                completionCandidates = Kinds.class,
                description = {
                    "NAME: the integration tests of this class only, without the unit tests: ./trawl test DemoCrawlIT",
                    "containers: the tests of servers and SQL against containers of Kafka and Postgres; needs a Docker engine",
                    "compose: docker-compose.yml is built, started, scaled, killed, ended; needs a Docker engine",
                    "slowness: prints how slow this machine is, compared with two free cores of 2026; runs no test"
                })
        private String what = "";
    }

    /** What {@code test} takes in place of the name of a class. */
    static final class Kinds implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return List.of("containers", "compose", "slowness").iterator();
        }
    }
}
