package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.Ending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is on the demo blog of a bench: a thousand healthy users. Thread-safe. */
public final class DemoUsers {

    static final int COUNT = 1_000;

    private static final Blog BLOG = Blog.of(Blog.DEFAULT_SEED, COUNT);

    private DemoUsers() {}

    /**
     * Healthy users with long lists, the longest first, so that slots end together; of equal ones the first.
     *
     * @return enough for so many pages of lists
     */
    public static List<DemoUser> withPages(int pages) {
        List<DemoUser> chosen = new ArrayList<>();
        int sum = 0;
        for (DemoUser user : longestFirst()) {
            if (sum >= pages) {
                return chosen;
            }
            chosen.add(user);
            sum += user.pages();
        }
        throw new BenchFailed("the demo blog has " + sum + " pages of lists, not " + pages + ": lower --pages");
    }

    /** All who have articles. */
    public static List<DemoUser> longestFirst() {
        return BLOG.users().stream()
                .filter(user -> user.ending() == Ending.STORED)
                .sorted(Comparator.comparingInt(DemoUser::pages).reversed())
                .toList();
    }
}
