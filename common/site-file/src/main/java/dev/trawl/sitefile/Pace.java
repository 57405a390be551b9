package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.trawl.contract.Task.VisitLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast, how long, how often: the scheduler's part.
 *
 * @param rate page loads over all fetchers
 * @param tasksOut the most tasks of the site between publishing and stored rows; default 1, 64 where unlimited
 * @param attempts how many that are charged end a task; default 3
 * @param startLimit browser work to start a visit; default 30 s
 * @param pageLimit browser work for each page; default 20 s
 */
public record Pace(Rate rate, int tasksOut, int attempts, Duration startLimit, Duration pageLimit) {

    @JsonCreator
    public Pace(
            Rate rate,
            @Nullable Integer tasksOut,
            @Nullable Integer attempts,
            @Nullable Duration startLimit,
            @Nullable Duration pageLimit) {
        this(
                rate,
                tasksOut == null ? (rate.isUnlimited() ? 64 : 1) : tasksOut.intValue(),
                attempts == null ? 3 : attempts.intValue(),
                startLimit == null ? Duration.ofSeconds(30) : startLimit,
                pageLimit == null ? Duration.ofSeconds(20) : pageLimit);
    }

    public Pace {
        if (tasksOut < 1 || attempts < 1) {
            throw new IllegalArgumentException(
                    "tasks-out is " + tasksOut + " and attempts " + attempts + ", expected at least 1");
        }
    }

    public VisitLimits limits() {
        return new VisitLimits(startLimit, pageLimit);
    }

    /** The pause kept before every load. */
    public Duration pause() {
        return rate.pause(tasksOut);
    }
}
