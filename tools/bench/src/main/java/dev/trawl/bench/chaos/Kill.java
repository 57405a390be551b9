package dev.trawl.bench.chaos;

import java.time.Duration;
import java.util.Optional;

/**
 * What came after one SIGKILL.
 *
 * @param healthy until every part was ready again
 * @param outcome until the next outcome changed a task; empty when none was open, or none came
 */
record Kill(Victim victim, Duration healthy, Optional<Duration> outcome) {}
