package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.UserGenerator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Who is on the demo blog of a bench: a thousand healthy users. Thread-safe. */
public final class DemoUsers {

    static final int COUNT = 1_000;

    private static final UserGenerator GENERATOR = new UserGenerator(Blog.DEFAULT_SEED);

    private DemoUsers() {}

    /**
     * Healthy users with long lists, the longest first, so that slots end together; of equal ones the first.
     *
     * @return enough for this number of list pages
     */
    public static List<ListOwner> withPages(int pages) {
        List<ListOwner> chosen = new ArrayList<>();
        int sum = 0;
        for (ListOwner owner : longestFirst()) {
            if (sum >= pages) {
                return chosen;
            }
            chosen.add(owner);
            sum += owner.pages();
        }
        throw new BenchFailed("the demo blog has " + sum + " pages of lists, not " + pages + ": lower --pages");
    }

    /** All who have articles. */
    public static List<ListOwner> longestFirst() {
        List<String> ids = Blog.of(Blog.DEFAULT_SEED, COUNT).healthyIds();
        return IntStream.rangeClosed(1, COUNT)
                .filter(index -> GENERATOR.articlesOf(index) > 0)
                .mapToObj(index -> new ListOwner(
                        ids.get(index - 1), index, Math.ceilDiv(GENERATOR.articlesOf(index), DemoUser.PAGE_SIZE)))
                .sorted(Comparator.comparingInt(ListOwner::pages).reversed())
                .toList();
    }

    /** With all texts. */
    public static DemoUser user(ListOwner owner) {
        return owner.user(GENERATOR);
    }
}
