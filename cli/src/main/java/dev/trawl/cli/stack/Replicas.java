package dev.trawl.cli.stack;

/** How many there are of each service that may be there more than once. */
public record Replicas(int fetchers, int parsers, int storages) {

    /** The most that one machine should try. */
    public static final int MAX_FETCHERS = 16;

    /** Of parsers, and of storages. */
    public static final int MAX_OTHERS = 6;

    public Replicas {
        check(fetchers, "fetchers", MAX_FETCHERS);
        check(parsers, "parsers", MAX_OTHERS);
        check(storages, "storages", MAX_OTHERS);
    }

    /** One parser and one storage. */
    public static Replicas ofFetchers(int fetchers) {
        return new Replicas(fetchers, 1, 1);
    }

    private static void check(int number, String what, int most) {
        if (number < 1 || number > most) {
            throw new IllegalArgumentException(number + " " + what + ", expected 1 to " + most);
        }
    }
}
