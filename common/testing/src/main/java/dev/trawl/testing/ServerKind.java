package dev.trawl.testing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the servers of the integration tests run in; the system property {@value #PROPERTY} says which, in small letters. */
enum ServerKind {
    /** Child processes: nothing has to be there. Unless another is asked for. */
    PROCESSES,
    /** Containers of the Docker engine that Testcontainers finds. */
    CONTAINERS;

    static final String PROPERTY = "trawl.test.servers";

    /** The one that this run asks for. */
    static ServerKind asked() {
        return named(System.getProperty(PROPERTY, PROCESSES.word()));
    }

    static ServerKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(PROPERTY + " is '" + word + "'; expected: "
                        + Arrays.stream(values()).map(ServerKind::word).collect(Collectors.joining(" or "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
