package dev.trawl.scheduler.site;

import dev.trawl.contract.Scope;
import java.util.Optional;

/**
 * How many page loads a task is expected to take: as many as the account's last visit of that scope had pages; else as
 * many as visits of its site have on the average; else a guess.
 *
 * @param list pages of a visit of scope list
 * @param bodies pages of a visit of scope bodies
 */
public record ExpectedLoads(Optional<Double> list, Optional<Double> bodies) {

    private static final int LIST = 3;
    private static final int BODIES = 30;

    /** @param had pages that earlier attempts sent: they are not loaded again */
    public int of(Scope scope, ExpectedLoads site, int had) {
        double pages = switch (scope) {
            case PROFILE -> 1;
            case LIST -> list.or(site::list).orElse((double) LIST);
            case BODIES -> bodies.or(site::bodies).orElse((double) BODIES);
        };
        return (int) Math.max(1, Math.round(pages) - had);
    }
}
