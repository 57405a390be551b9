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
import dev.trawl.demoblog.pages.HomePages.ListLayout;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo blog's third skin in a real browser: lists of three layouts behind one address, JSON documents among them. */
@SuppressWarnings("NullAway.Init")
class LayoutsIT {

    private static final Blog BLOG = Blog.of(1, 20);
    private static final String DOCUMENTS =
            "http://home.demo.test/community/home-api/v1/get-business-list?page=%d&size=%d" + "&username=";

    /** The same documents as a list of their own, without a count. */
    private static final String DIRECTLY = """
            site: demo-documents
            name: Demo documents
            zone: Asia/Shanghai
            hosts: {allow: [home.demo.test], private-names: [home.demo.test], own: true}
            pace: {rate: unlimited}
            pages:
              list:
                url: http://home.demo.test/community/home-api/v1/get-business-list?page={page}&size=7&username={user}
                items-path: data.list
                link-path: url
                paging: {by: url, until-empty: true}
            rules:
              articles:
                items-path: data.list
                fields: {article-id: [{path: articleId}]}
            """;

    @TempDir
    static Path folder;

    private static DemoServer blog;
    private static VisitRig rig;

    @BeforeAll
    static void start() throws Exception {
        Path sites = Files.createDirectory(folder.resolve("sites"));
        Files.copy(Repository.root().resolve("sites/demo-home.yml"), sites.resolve("demo-home.yml"));
        Files.writeString(sites.resolve("demo-documents.yml"), DIRECTLY);
        blog = DemoServer.start(ServerOptions.of(BLOG));
        rig = VisitRig.of(blog, Files.createDirectory(folder.resolve("browser")), SiteFiles.load(sites));
    }

    @AfterAll
    static void stop() {
        rig.close();
        blog.close();
    }

    private static VisitRig.Ended visit(String site, String userId) throws Exception {
        VisitRig.Ended ended = rig.begin(site, userId, 1).get();
        assertThat(VisitMetrics.name(ended.end()))
                .as("%s %s", ended.end(), ended.evidence().get(EvidenceKind.TIMELINE))
                .isEqualTo("fetched");
        return ended;
    }

    private static List<CapturedPage> lists(VisitRig.Ended ended) {
        List<CapturedPage> lists = ended.pages().stream()
                .filter(page -> page.page().kind() == PageKind.LIST)
                .toList();
        assertThat(lists)
                .extracting(CapturedPage::page)
                .isEqualTo(IntStream.rangeClosed(1, lists.size())
                        .mapToObj(number -> new PageRef(PageKind.LIST, number))
                        .toList());
        return lists;
    }

    /** A user with more than one page in this layout. */
    private static DemoUser user(ListLayout layout) {
        return BLOG.users().stream()
                .filter(user -> user.userId().startsWith("user-"))
                .filter(user -> ListLayout.of(user.userId()) == layout && user.pages() > 1)
                .findFirst()
                .orElseThrow();
    }

    private static String html(CapturedPage page) {
        return new String(page.html(), UTF_8);
    }

    /** Each article of the user is on one of these pages. */
    private static void assertWhole(DemoUser user, List<CapturedPage> pages) {
        assertThat(user.articles())
                .allSatisfy(article -> assertThat(pages)
                        .anySatisfy(page -> assertThat(html(page)).contains("/details/" + article.articleId())));
    }

    @Test
    void followsNumberedPagesWhereTheyStand() throws Exception {
        DemoUser user = user(ListLayout.NUMBERED);

        List<CapturedPage> lists = lists(visit("demo-home", user.userId()));

        assertThat(lists).hasSize(user.pages());
        assertThat(lists)
                .extracting(CapturedPage::url)
                .allSatisfy(url -> assertThat(url).contains("/article/list/"));
        assertWhole(user, lists);
    }

    @Test
    void scrollsAHomePageThatGrows() throws Exception {
        DemoUser user = user(ListLayout.GROWING);

        List<CapturedPage> lists = lists(visit("demo-home", user.userId()));

        assertThat(lists).hasSizeGreaterThan(1);
        assertThat(lists).extracting(CapturedPage::url).containsOnly("http://home.demo.test/" + user.userId());
        assertWhole(user, List.of(lists.getLast()));
    }

    @Test
    void goesOnWithDocumentsBehindAHomePage() throws Exception {
        DemoUser user = user(ListLayout.DOCUMENTS);

        List<CapturedPage> lists = lists(visit("demo-home", user.userId()));

        assertThat(lists.getFirst().url()).isEqualTo("http://home.demo.test/" + user.userId());
        List<CapturedPage> documents = lists.subList(1, lists.size());
        assertThat(documents).hasSize(Math.ceilDiv(user.articles().size(), 40));
        assertThat(documents.getFirst().url()).isEqualTo(DOCUMENTS.formatted(1, 40) + user.userId());
        assertWhole(user, documents);
    }

    @ParameterizedTest
    @CsvSource({"user-0003", "fault-one-page"})
    void followsDocumentsUntilOneIsEmpty(String userId) throws Exception {
        DemoUser user = BLOG.user(userId).orElseThrow();

        List<CapturedPage> lists = lists(visit("demo-documents", userId));

        int pages = Math.ceilDiv(user.articles().size(), 7);
        assertThat(lists).hasSize(pages);
        assertWhole(user, lists);
        assertThat(blog.log().last())
                .as("the page behind the last one was asked for, and no other")
                .anyMatch(entry -> URI.create(entry.path()).getQuery() != null
                        && entry.path().contains("page=" + (pages + 1) + "&size=7&username=" + userId))
                .noneMatch(entry -> entry.path().contains("page=" + (pages + 2) + "&size=7&username=" + userId));
    }

    @Test
    void knowsThatAnEmptyDocumentIsAUserWithoutArticles() throws Exception {
        VisitRig.Ended ended = rig.begin("demo-documents", "fault-empty", 1).get();

        assertThat(VisitMetrics.name(ended.end())).isEqualTo("empty");
    }

    @Test
    void saysWhatStandsInADocumentWithoutTheList() throws Exception {
        VisitRig.Ended ended = rig.begin("demo-documents", "nobody", 1).get();

        assertThat(ended.end())
                .isInstanceOfSatisfying(
                        VisitEnd.MissingPages.class,
                        missing -> assertThat(missing.reason())
                                .contains("a JSON list at data.list")
                                .contains("\"code\":400"));
    }
}
