package dev.trawl.launcher.commands;

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
final class LetterChoice {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "As list shows them.")
    private List<Long> ids = new ArrayList<>();

    @Mixin
    private LetterOptions options = new LetterOptions();

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** As the scheduler takes it. */
    Map<String, Object> fields() {
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

    RunningScheduler scheduler() {
        return options.scheduler();
    }
}
