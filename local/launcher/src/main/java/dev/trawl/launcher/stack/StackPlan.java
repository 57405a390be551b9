package dev.trawl.launcher.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to start.
 *
 * @param name tells this pipeline from others on the machine
 * @param fetchers how many
 * @param demo the demo blog, if it is wanted
 * @param sites the folder of site files
 * @param settings of all services, as {@code --key=value}; those of one begin with its name and a colon
 */
public record StackPlan(
        String name, RunFolder run, int fetchers, Optional<DemoPlan> demo, Path sites, List<String> settings) {

    /** The most that one machine should try. */
    public static final int MAX_FETCHERS = 16;

    public StackPlan {
        if (fetchers < 1 || fetchers > MAX_FETCHERS) {
            throw new IllegalArgumentException(fetchers + " fetchers, expected 1 to " + MAX_FETCHERS);
        }
        settings = List.copyOf(settings);
    }

    List<String> settingsOf(Service service) {
        String own = service.label() + ":";
        return settings.stream()
                .filter(setting -> setting.startsWith("--") || setting.startsWith(own))
                .map(setting -> setting.startsWith(own) ? setting.substring(own.length()) : setting)
                .toList();
    }
}
