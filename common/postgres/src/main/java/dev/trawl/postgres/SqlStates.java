package dev.trawl.postgres;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Postgres means by an SQLSTATE. Its first two characters are its class. */
public final class SqlStates {

    /** Data exceptions, violated constraints, a value too long for its index. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "54");

    /** Connection, resources, operator intervention; the last is also a sign-in refused while Postgres starts. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    private SqlStates() {}

    /** Whether the statement can never succeed with these values. Postgres is there and well. */
    public static boolean isRefusal(@Nullable String state) {
        return isOneOf(REFUSALS, state);
    }

    /** Whether the same statement may succeed later. */
    public static boolean isAway(@Nullable String state) {
        return isOneOf(AWAY, state);
    }

    private static boolean isOneOf(Set<String> classes, @Nullable String state) {
        return state != null
                && state.length() >= 2
                && classes.contains(state.substring(0, 2).toUpperCase(Locale.ROOT));
    }
}
