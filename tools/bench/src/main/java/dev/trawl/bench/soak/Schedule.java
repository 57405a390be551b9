package dev.trawl.bench.soak;

import dev.trawl.demoblog.Blog;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a soak visits: healthy users, each once, and after every nineteen of them a faulty one, in turn. The faulty ones come
 * again and again, each once a crawl, so there are several crawls.
 */
final class Schedule {

    private static final int FAULT_EVERY = 20;
    private static final int FAULTS_PER_CRAWL = 5;

    private final List<Crawl> crawls;
    private final Blog blog;

    /**
     * One crawl of the soak.
     *
     * @param users in the order of their submission
     */
    record Crawl(String name, List<String> users) {
        Crawl {
            users = List.copyOf(users);
        }
    }

    private Schedule(List<Crawl> crawls, Blog blog) {
        this.crawls = List.copyOf(crawls);
        this.blog = blog;
    }

    /** @throws IllegalArgumentException when the demo blog does not have that number of users */
    static Schedule of(int visits, List<String> faults) {
        if (visits < 1) {
            throw new IllegalArgumentException(visits + " visits, expected at least 1");
        }
        Blog blog = Blog.of(Blog.DEFAULT_SEED, visits - visits / FAULT_EVERY);
        int size = FAULT_EVERY * Math.min(FAULTS_PER_CRAWL, faults.size());
        List<Crawl> crawls = new ArrayList<>();
        for (int from = 0; from < visits; from += size) {
            List<String> users = new ArrayList<>();
            for (int visit = from; visit < Math.min(from + size, visits); visit++) {
                users.add(user(visit, blog, faults));
            }
            crawls.add(new Crawl("soak-" + (crawls.size() + 1), users));
        }
        return new Schedule(crawls, blog);
    }

    /** Who is visited, counted from 0. */
    private static String user(int visit, Blog blog, List<String> faults) {
        int faultsBefore = visit / FAULT_EVERY;
        return visit % FAULT_EVERY == FAULT_EVERY - 1
                ? faults.get(faultsBefore % faults.size())
                : blog.healthyIds().get(visit - faultsBefore);
    }

    List<Crawl> crawls() {
        return crawls;
    }

    int healthy() {
        return blog.healthyIds().size();
    }

    int visits() {
        return crawls.stream().mapToInt(crawl -> crawl.users().size()).sum();
    }

    /** The end that the demo blog intends for a user, as the protocol writes it. */
    String intended(String user) {
        return blog.user(user).orElseThrow().ending().label();
    }
}
