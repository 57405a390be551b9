package dev.trawl.fetcher.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.CapturedPage;
import dev.trawl.contract.EvidenceKind;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.PageRef;
import dev.trawl.demoblog.Blog;
import dev.trawl.demoblog.DemoServer;
import dev.trawl.demoblog.ServerOptions;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.fetcher.browser.page.ClickSteps;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists that grow on one page, by scrolling and by a button: demo blog sites of that kind in a real browser. */
@SuppressWarnings("NullAway.Init")
class GrowingListIT {

    private static final Blog BLOG = Blog.of(1, 20);
    private static final Pattern OWN = Pattern.compile("<h2><a href=\"http://journal\\.demo\\.test/@user-");

    @TempDir
    static Path folder;

    private static DemoServer blog;
    private static VisitRig rig;

    @BeforeAll
    static void start() throws Exception {
        Path sites = Files.createDirectory(folder.resolve("sites"));
        String journal = Files.readString(Repository.root().resolve("sites/demo-journal.yml"));
        String archive = journal.replace("site: demo-journal", "site: demo-archive")
                .replace("test/@{user}\n", "test/@{user}/archive\n")
                .replace("by: scroll\n", "by: scroll\n      button: .older\n");
        assertThat(archive).contains("site: demo-archive", "@{user}/archive", "button: .older");
        Files.writeString(sites.resolve("demo-journal.yml"), journal);
        Files.writeString(sites.resolve("demo-archive.yml"), archive);
        blog = DemoServer.start(ServerOptions.of(BLOG));
        rig = VisitRig.of(blog, Files.createDirectory(folder.resolve("browser")), SiteFiles.load(sites));
    }

    @AfterAll
    static void stop() {
        rig.close();
        blog.close();
    }

    @ParameterizedTest
    @CsvSource({
        "demo-journal, user-0004, fetched",
        "demo-archive, user-0004, fetched",
        "demo-journal, fault-one-page, fetched",
        "demo-archive, fault-one-page, fetched",
        "demo-journal, fault-empty, empty",
        "demo-journal, unknown, not-found",
    })
    void isCapturedEachTimeItHasGrown(String site, String userId, String end) throws Exception {
        int before = presses(ClickSteps.Step.SCRIPT);
        int byMouse = presses(ClickSteps.Step.MOUSE);

        VisitRig.Ended ended = rig.begin(site, userId, 1).get();

        assertThat(VisitMetrics.name(ended.end()))
                .as("%s %s", ended.end(), ended.evidence().get(EvidenceKind.TIMELINE))
                .isEqualTo(end);
        List<PageRef> pages = pages(userId);
        // A button that answered the mouse late is pressed again by script, and the list may have grown twice by the
        // next capture.
        int again = presses(ClickSteps.Step.SCRIPT) - before;
        assertThat(ended.pages()).hasSizeBetween(pages.size() - again, pages.size());
        assertThat(ended.pages())
                .extracting(CapturedPage::page)
                .isEqualTo(pages.subList(0, ended.pages().size()));
        if (site.equals("demo-archive") && pages.size() > 2) {
            assertThat(presses(ClickSteps.Step.MOUSE)).as("presses by mouse").isGreaterThan(byMouse);
        }
        if (end.equals("fetched")) {
            DemoUser user = BLOG.user(userId).orElseThrow();
            assertGrows(user, ended.pages().subList(1, ended.pages().size()));
        }
    }

    private static int presses(ClickSteps.Step step) {
        return rig.clickSteps().getOrDefault(step, 0);
    }

    /** Each capture has one batch or more than the one before it, and the last has all. */
    private static void assertGrows(DemoUser user, List<CapturedPage> lists) {
        int all = user.articles().size();
        List<Integer> sizes = IntStream.rangeClosed(1, user.pages())
                .map(number -> Math.min(number * DemoUser.PAGE_SIZE, all))
                .boxed()
                .toList();
        int seen = 0;
        for (CapturedPage list : lists) {
            String html = new String(list.html(), UTF_8);
            int entries = (int)
                    OWN.matcher(html.replace("@fault-", "@user-")).results().count();
            assertThat(entries)
                    .as("entries of %s", list.page())
                    .isGreaterThan(seen)
                    .isIn(sizes);
            assertThat(user.articles().subList(0, entries))
                    .as("articles of %s", list.page())
                    .allSatisfy(article -> assertThat(html).contains("/p/" + article.articleId() + "\""));
            seen = entries;
        }
        assertThat(seen).isEqualTo(all);
    }

    private static List<PageRef> pages(String userId) {
        List<PageRef> pages = new ArrayList<>();
        BLOG.user(userId).ifPresent(user -> {
            pages.add(new PageRef(PageKind.PROFILE, 1));
            IntStream.rangeClosed(1, user.pages()).forEach(number -> pages.add(new PageRef(PageKind.LIST, number)));
        });
        return pages;
    }
}
