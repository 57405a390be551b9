package dev.trawl.cli.commands;

import dev.trawl.cli.crawl.DeadLetters;
import dev.trawl.cli.crawl.SchedulerUnavailable;
import dev.trawl.cli.crawl.ServiceUnanswered;
import dev.trawl.terminal.TerminalOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Letters that something is to be done to: some, those that fit, or all; one of these has to be said. */
@SuppressWarnings("unused") // picocli sets the fields
final class LetterArguments {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "As list shows them.")
    private List<Long> ids = new ArrayList<>();

    @Mixin
    private LetterOptions options = new LetterOptions();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What is done to them. */
    @FunctionalInterface
    interface Change {
        /** @return how many changed */
        int of(DeadLetters letters, Map<String, Object> fields) throws ServiceUnanswered;
    }

    /**
     * Has it done, and says so; answers the exit status.
     *
     * @param one what has become of a single one, in words
     * @param several the same of more
     */
    int change(Change change, String one, String several) {
        Map<String, Object> fields = fields();
        try {
            int changed = change.of(options.pipeline().scheduler().deadLetters(), fields);
            new TerminalOutput(System.out, false)
                    .say(changed == 0 ? "no such letter" : changed + " " + (changed == 1 ? one : several));
            return changed == 0 ? DeadCommand.NO_SUCH_LETTER : 0;
        } catch (ServiceUnanswered e) {
            throw new SchedulerUnavailable(e);
        }
    }

    /** As the scheduler takes it. */
    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>(options.filter());
        if (!ids.isEmpty()) {
            fields.put("ids", ids);
        }
        if (fields.isEmpty() && !all) {
            throw new ParameterException(spec.commandLine(), "say which letters: their IDs, a filter, or --all");
        }
        if (all) {
            fields.put("all", true);
        }
        return fields;
    }
}
