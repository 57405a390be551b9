package dev.trawl.demoblog;

import dev.trawl.demoblog.faults.Fault;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import dev.trawl.demoblog.users.UserGenerator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The people of the demo blog, and with them every row that a crawl of it must store: the same seed gives the same users,
 * and a user is the same however many others there are. Thread-safe; users are made when they are asked for, and the last
 * asked for are kept.
 */
public final class Blog {

    /** The name under which it is crawled; links on its pages begin with the name it was asked by. */
    public static final String HOST = "blog.demo.test";

    /** What expected URLs begin with. */
    public static final String ORIGIN = "http://" + HOST;

    /** The default seed. */
    public static final long DEFAULT_SEED = 1;

    /** Those who refuse visitors are crawled under this name only, as a site of its own. */
    public static final String BUSY_HOST = "busy.demo.test";

    /** The name of the second skin, a site of its own: the same users and articles in other words. */
    public static final String JOURNAL_HOST = "journal.demo.test";

    /** What URLs on the second skin begin with. */
    public static final String JOURNAL_ORIGIN = "http://" + JOURNAL_HOST;

    /** The name of the third skin, a site of its own, with a list of another layout for each third of the users. */
    public static final String HOME_HOST = "home.demo.test";

    /** What URLs on the third skin begin with. */
    public static final String HOME_ORIGIN = "http://" + HOME_HOST;

    private static final int FIRST_FAULT = 9_900;
    private static final int KEPT = 128;

    private final UserGenerator generator;
    private final List<String> healthy;
    private final Map<String, DemoUser> lastAskedFor =
            Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, DemoUser> eldest) {
                    return size() > KEPT;
                }
            });

    private Blog(long seed, int users) {
        this.generator = new UserGenerator(seed);
        this.healthy =
                IntStream.rangeClosed(1, users).mapToObj("user-%04d"::formatted).toList();
    }

    /** @param users how many healthy ones, 0 to 9,899; the faulty ones are always there */
    public static Blog of(long seed, int users) {
        if (users < 0 || users >= FIRST_FAULT) {
            throw new IllegalArgumentException("users is " + users + ", expected 0 to " + (FIRST_FAULT - 1));
        }
        return new Blog(seed, users);
    }

    /** {@code user-0001} and so on. */
    public List<String> healthyIds() {
        return healthy;
    }

    /** The IDs of those {@link Faults} that a demo crawls. */
    public List<String> faultyIds() {
        return Faults.shown().stream().map(Fault::userId).toList();
    }

    /** All users that a demo crawls, the healthy ones first. */
    public List<DemoUser> users() {
        return Stream.concat(healthyIds().stream(), faultyIds().stream())
                .flatMap(userId -> user(userId).stream())
                .toList();
    }

    /** Empty when there is no such user. */
    public Optional<DemoUser> user(String userId) {
        DemoUser known = lastAskedFor.get(userId);
        if (known != null) {
            return Optional.of(known);
        }
        int place = healthy.indexOf(userId);
        Optional<DemoUser> user = place >= 0
                ? Optional.of(healthy(userId, place + 1))
                : Faults.of(userId).map(fault -> faulty(userId, fault));
        user.ifPresent(one -> lastAskedFor.put(userId, one));
        return user;
    }

    private DemoUser healthy(String userId, int index) {
        List<DemoArticle> articles = generator.articles(userId, index, generator.articlesOf(index));
        ExpectedEnd expectedEnd = articles.isEmpty() ? ExpectedEnd.EMPTY : ExpectedEnd.STORED;
        return new DemoUser(userId, expectedEnd, generator.profile(index, articles), articles);
    }

    private DemoUser faulty(String userId, Fault fault) {
        int index = FIRST_FAULT + Faults.place(userId);
        List<DemoArticle> articles = generator.articles(userId, index, fault.articles());
        int reachable = switch (fault.sees()) {
            case NOTHING, PROFILE -> 0;
            case FIRST_PAGE -> Math.min(fault.pageSize(), articles.size());
            case TWO_PAGES -> Math.min(2 * fault.pageSize(), articles.size());
            case EVERYTHING -> articles.size();
        };
        return new DemoUser(
                userId,
                fault.ending(),
                generator.profile(index, articles),
                articles,
                fault.sees() != Fault.Sees.NOTHING,
                reachable,
                fault.pageSize());
    }
}
