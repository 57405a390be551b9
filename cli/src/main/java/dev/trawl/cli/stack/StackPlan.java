package dev.trawl.cli.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to start.
 *
 * @param name tells this pipeline from others on the machine
 * @param demo the demo blog, if it is wanted
 * @param sites the folder of site files
 * @param settings of all services, as {@code --key=value}; those of one begin with its name and a colon
 */
public record StackPlan(
        String name, RunFolder run, Replicas replicas, Optional<DemoPlan> demo, Path sites, List<String> settings) {

    public StackPlan {
        settings = List.copyOf(settings);
    }

    /** One parser, one storage, this number of fetchers. */
    public StackPlan(
            String name, RunFolder run, int fetchers, Optional<DemoPlan> demo, Path sites, List<String> settings) {
        this(name, run, Replicas.ofFetchers(fetchers), demo, sites, settings);
    }

    List<String> settingsOf(Service service) {
        String own = service.label() + ":";
        return settings.stream()
                .filter(setting -> setting.startsWith("--") || setting.startsWith(own))
                .map(setting -> setting.startsWith(own) ? setting.substring(own.length()) : setting)
                .toList();
    }
}
