package dev.trawl.bench.pipeline;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.cli.stack.DemoBlogProcess;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.Installation;
import dev.trawl.cli.stack.RunFolder;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import dev.trawl.demoblog.users.UserGenerator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The demo blog of a bench in a process of its own, with a thousand healthy users. One owner. */
public final class BenchBlog implements AutoCloseable {

    private static final int USERS = 1_000;
    private static final UserGenerator GENERATOR = new UserGenerator(Blog.DEFAULT_SEED);

    private final DemoBlogProcess process;

    private BenchBlog(DemoBlogProcess process) {
        this.process = process;
    }

    public static BenchBlog start(RunFolder run) {
        var plan = new DemoPlan(USERS, Blog.DEFAULT_SEED, Optional.empty());
        return new BenchBlog(DemoBlogProcess.start(plan, Installation.here(), run));
    }

    public int port() {
        return process.port();
    }

    /** The settings of a fetcher that crawls it. */
    public List<String> fetcherSettings(int slots) {
        List<String> settings = new ArrayList<>(process.fetcherSettings());
        settings.add("--trawl.fetcher.slots=" + slots);
        return settings;
    }

    @Override
    public void close() {
        process.close();
    }

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

    /** All users with articles. */
    public static List<ListOwner> longestFirst() {
        List<String> ids = Blog.of(Blog.DEFAULT_SEED, USERS).healthyIds();
        return IntStream.rangeClosed(1, USERS)
                .filter(index -> GENERATOR.articlesOf(index) > 0)
                .mapToObj(index -> new ListOwner(
                        ids.get(index - 1), index, Math.ceilDiv(GENERATOR.articlesOf(index), DemoUser.PAGE_SIZE)))
                .sorted(Comparator.comparingInt(ListOwner::pages).reversed())
                .toList();
    }

    /** The user with all texts, generated at each call. */
    public static DemoUser user(ListOwner owner) {
        return owner.user(GENERATOR);
    }

    /**
     * A healthy user of the demo blog, without its texts.
     *
     * @param index from 1
     * @param pages of its list
     */
    public record ListOwner(String userId, int index, int pages) {

        /** With all texts, made anew at each call. */
        public DemoUser user(UserGenerator generator) {
            List<DemoArticle> articles = generator.articles(userId, index, generator.articlesOf(index));
            DemoProfile profile = generator.profile(index, articles);
            return new DemoUser(userId, ExpectedEnd.STORED, profile, articles);
        }
    }
}
