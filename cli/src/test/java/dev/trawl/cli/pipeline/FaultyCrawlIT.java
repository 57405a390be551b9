package dev.trawl.cli.pipeline;

import static dev.trawl.testing.MachineSpeed.allow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.cli.crawl.TaskEnd;
import dev.trawl.cli.stack.DemoPlan;
import dev.trawl.cli.stack.ServiceProcess;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.faults.Fault;
import dev.trawl.demoblog.faults.Faults;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 116 users, of whom every third has a fault, each fault once, two fetchers, short limits and two attempts: every end is the
 * right one, every row is right, and afterwards nothing is left of all the browsers but those that the fetchers still use.
 */
class FaultyCrawlIT {

    private static final int HEALTHY = 82;
    private static final Duration LIMIT = allow(Duration.ofMinutes(12));
    private static final Duration START_LIMIT = allow(Duration.ofSeconds(1));
    private static final Duration SOON = allow(Duration.ofSeconds(30));
    private static final Blog BLOG = Blog.of(11, HEALTHY + 10);

    /** Those that take minutes. */
    private static final Set<String> HEAVY = Set.of("fault-200-pages", "fault-50mb");

    /** A script works for seconds until its tab crashes. On a busy machine that must not end as a time-out. */
    private static final List<String> CRASHING = List.of("fault-crash", "fault-memory");

    /** As {@code fault-200-pages}, which takes longer than the limits of one page too. {@code ./trawl chaos} visits it. */
    private static final String THOUSAND_PAGES = "fault-1000-pages";

    @TempDir
    private static Path folder;

    @Test
    void endsEveryUserRightlyAndLeavesNothing() throws Exception {
        try (RunningPipeline pipeline = RunningPipeline.own(
                new DemoPlan(BLOG.healthyIds().size(), 11, Optional.empty()), sitesWithAShortStart())) {
            warmUp(pipeline);
            Map<String, Footprint> before = footprints(pipeline);
            List<DemoUser> users = everyThirdWithAFault();
            List<DemoUser> crashing =
                    CRASHING.stream().map(id -> BLOG.user(id).orElseThrow()).toList();
            pipeline.submit(RunningPipeline.PATIENT, "crashing", "list", CRASHING);
            String crawl = pipeline.submitDemo("list", RunningPipeline.ids(users));

            assertThat(ends(pipeline, "crashing")).isEqualTo(intended(crashing));
            assertThat(pipeline.rows("crashing").profiles())
                    .containsExactlyInAnyOrderElementsOf(patient(ExpectedRows.profiles(crashing)));
            assertThat(pipeline.rows("crashing").articles())
                    .containsExactlyInAnyOrderElementsOf(patient(ExpectedRows.listed(crashing)));
            assertThat(ends(pipeline, crawl)).isEqualTo(intended(users));
            Rows rows = pipeline.rows(crawl);
            assertThat(rows.profiles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.profiles(users));
            assertThat(rows.articles()).containsExactlyInAnyOrderElementsOf(ExpectedRows.listed(users));
            assertThat(rows.observations()).doesNotHaveDuplicates().hasSameSizeAs(rows.articles());
            assertNothingIsLeft(pipeline, before);
        }
    }

    private static Map<String, String> ends(RunningPipeline pipeline, String crawl) throws Exception {
        return pipeline.ends(crawl, LIMIT).stream()
                .collect(Collectors.toMap(TaskEnd::user, TaskEnd::end, (one, other) -> one, TreeMap::new));
    }

    /** The same rows under the name of the site with the longer limit. */
    private static List<Map<String, Object>> patient(List<Map<String, Object>> rows) {
        rows.forEach(row -> row.put("site", RunningPipeline.PATIENT));
        return rows;
    }

    private static Path sitesWithAShortStart() throws Exception {
        String demo = Files.readString(Repository.root().resolve("sites/demo.yml"));
        String start = "start-limit: " + START_LIMIT.toMillis() + "ms";
        String limited = demo.replace("start-limit: 10s", start);
        assertThat(limited).contains(start, "attempts: 2");
        Files.writeString(folder.resolve("demo.yml"), limited);
        return folder;
    }

    /** Threads and files that stay open are there after a few visits, of which one ended its browser's tab by force. */
    private static void warmUp(RunningPipeline pipeline) throws Exception {
        List<String> users = new ArrayList<>(BLOG.healthyIds().subList(HEALTHY, HEALTHY + 10));
        users.addAll(List.of("fault-crash-x90", "fault-busy-x90", "fault-cut-x90", "fault-banner-x90"));
        pipeline.ends(pipeline.submitDemo("list", users), LIMIT);
    }

    /**
     * Every fault but the refusals and the crashes, which are on other sites; each by a user of its own, the heavy ones first.
     */
    private static List<DemoUser> everyThirdWithAFault() {
        List<String> faulty = Faults.all().stream()
                .filter(fault -> !Faults.refusals().contains(fault))
                .map(Fault::userId)
                .filter(id -> !id.equals(THOUSAND_PAGES) && !CRASHING.contains(id))
                .sorted(Comparator.comparing((String id) -> !HEAVY.contains(id)))
                .toList();
        assertThat(faulty).as("half as many as healthy users").hasSize(HEALTHY / 2);
        return IntStream.range(0, HEALTHY + faulty.size())
                .mapToObj(
                        i -> i % 3 == 0 ? faulty.get(i / 3) : BLOG.healthyIds().get(i - i / 3 - 1))
                .map(id -> BLOG.user(id).orElseThrow())
                .toList();
    }

    private static Map<String, String> intended(List<DemoUser> users) {
        return users.stream()
                .collect(Collectors.toMap(
                        DemoUser::userId, user -> user.ending().label(), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, Footprint> footprints(RunningPipeline pipeline) {
        var fleet = new Fleet(pipeline.stack());
        Awaitility.await("all fetchers are idle").atMost(SOON).until(fleet::isIdle);
        return pipeline.stack().fetchers().stream()
                .collect(Collectors.toMap(ServiceProcess::name, fetcher -> Footprint.of(fetcher.pid())));
    }

    /** Beside those of the browsers that are running there must be none. */
    private static List<Path> browserFolders(List<MachineProcess> all, List<Long> fetchers) {
        Path profile = all.stream()
                .filter(one -> one.isBrowser()
                        && one.owner().filter(fetchers::contains).isPresent())
                .map(one -> Path.of(one.command().replaceFirst(".*--user-data-dir=(\\S+).*", "$1")))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> folders = Files.list(profile.resolve("../..").normalize())) {
            return folders.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertNothingIsLeft(RunningPipeline pipeline, Map<String, Footprint> before) {
        Awaitility.await("nothing is left").atMost(SOON).untilAsserted(() -> {
            Map<String, Footprint> after = footprints(pipeline);
            assertThat(after)
                    .allSatisfy((name, now) -> assertThat(now)
                            .as("%s, which was %s", name, before.get(name))
                            .matches(each -> each.isLike(Objects.requireNonNull(before.get(name)))));
            List<MachineProcess> all = MachineProcess.all();
            List<Long> fetchers = pipeline.stack().fetchers().stream()
                    .map(ServiceProcess::pid)
                    .toList();
            assertThat(all)
                    .as("zombies")
                    .filteredOn(one -> fetchers.contains(one.parent()) && one.hasEnded())
                    .isEmpty();
            assertThat(fetchers)
                    .allSatisfy(fetcher -> assertThat(all)
                            .as("browsers of " + fetcher)
                            .filteredOn(
                                    one -> one.owner().filter(fetcher::equals).isPresent() && one.isBrowser())
                            .extracting(MachineProcess::pid)
                            .hasSize(1)
                            .containsExactlyElementsOf(
                                    BrowserProcesses.of(fetcher).browsers()));
            assertThat(browserFolders(all, fetchers)).as("folders of browsers").hasSameSizeAs(fetchers);
        });
        System.out.println("fetchers before " + before + ", after " + footprints(pipeline));
    }
}
