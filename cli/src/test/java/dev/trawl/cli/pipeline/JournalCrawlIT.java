package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.users.DemoUser;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The second skin of the demo blog, crawled by its site file: the rows are the first one's, but for what it words otherwise. */
@ResourceLock(value = RunningPipeline.LOCK, mode = ResourceAccessMode.READ)
class JournalCrawlIT {

    private static final Duration LIMIT = allow(Duration.ofMinutes(4));

    private static final Comparator<DemoUser> MOST_ARTICLES =
            Comparator.comparingInt((DemoUser user) -> user.articles().size()).reversed();

    private final RunningPipeline pipeline = RunningPipeline.shared();

    @Test
    void storesWhatTheBlogGenerated() throws Exception {
        List<DemoUser> users = Stream.concat(
                        RunningPipeline.users(1, 24).stream()
                                .sorted(MOST_ARTICLES)
                                .limit(4),
                        Stream.of("fault-empty", "fault-one-page")
                                .map(id -> RunningPipeline.BLOG.user(id).orElseThrow()))
                .toList();
        assertThat(users).as("lists that grow").anyMatch(user -> user.pages() > 2);
        pipeline.submit("demo-journal", "journal", "list", RunningPipeline.ids(users));

        assertThat(pipeline.ends("journal", LIMIT).stream().collect(Collectors.toMap(TaskEnd::user, TaskEnd::end)))
                .isEqualTo(users.stream()
                        .collect(Collectors.toMap(
                                DemoUser::userId, user -> user.ending().label())));

        Rows rows = pipeline.rows("journal");
        assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(profiles(users));
        assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(articles(ExpectedRows.listed(users)));
    }

    @Test
    void readsTheArticlesThemselvesWhereBodiesAreWanted() throws Exception {
        List<DemoUser> users = RunningPipeline.users(1, 24).stream()
                .filter(user -> !user.articles().isEmpty())
                .sorted(MOST_ARTICLES.reversed())
                .limit(1)
                .toList();
        pipeline.submit("demo-journal", "journal-bodies", "bodies", RunningPipeline.ids(users));

        assertThat(pipeline.ends("journal-bodies", LIMIT))
                .extracting(TaskEnd::end)
                .containsOnly("STORED");

        assertThat(pipeline.rows("journal-bodies").articles())
                .containsExactlyInAnyOrderElementsOf(articles(ExpectedRows.read(users)));
    }

    private static List<Map<String, Object>> profiles(List<DemoUser> users) {
        return ExpectedRows.profiles(users).stream()
                .map(row -> {
                    Map<String, Object> here = new TreeMap<>(row);
                    here.put("site", "demo-journal");
                    here.computeIfPresent(
                            "code_age",
                            (column, shown) -> shown.equals("码龄1年")
                                    ? "1 year"
                                    : shown.toString().replace("码龄", "").replace("年", " years"));
                    return here;
                })
                .toList();
    }

    private static List<Map<String, Object>> articles(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> here = new TreeMap<>(row);
                    here.put("site", "demo-journal");
                    here.put("url", Blog.JOURNAL_ORIGIN + "/@" + row.get("user_id") + "/p/" + row.get("article_id"));
                    return here;
                })
                .toList();
    }
}
