package dev.trawl.parser.extraction;

import static dev.trawl.contract.PageKind.ARTICLE;
import static dev.trawl.contract.PageKind.LIST;
import static dev.trawl.contract.PageKind.PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trawl.contract.Article;
import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.Profile;
import dev.trawl.sitefile.rules.Source;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReaderTest {

    private static final String ITEMS = """
            rules:
              articles:
                items: .item
                fields: {article-id: [{select: a, attr: href}], title: [{select: a}]}
                required: [title]
            """;

    @TempDir
    Path folder;

    private SiteWithRules rules(String yaml) {
        return new SiteWithRules(folder, yaml);
    }

    private Profile profile(String fields, String html) {
        Profile profile = rules("rules: {profile: {fields: {nickname: [{select: b}], " + fields + "}}}")
                .shown(PROFILE, "<b>Ann</b>" + html)
                .profile();
        assertThat(profile).isNotNull();
        return profile;
    }

    private Article article(String fields, String html) {
        return rules("rules: {dates: [yyyy-MM-dd HH:mm], article-types: {repost: [转, 转载]}, "
                        + "article: {fields: {article-id: [{select: h1}], " + fields + "}}}")
                .shown(ARTICLE, "<h1>7</h1>" + html)
                .articles()
                .getFirst();
    }

    @Test
    void takesTheFirstSourceThatYieldsAValue() {
        assertThat(profile("fans: [{select: .none}, {select: i, attr: title}, {select: i}]", "<i title=many>12</i>")
                        .fans())
                .isEqualTo(12);
    }

    @Test
    void takesAnExactNumberBeforeARoundedOne() {
        assertThat(profile("fans: [{select: i}, {script: fans}]", "<i>62万+</i><script>var fans = 621222;</script>")
                        .fans())
                .isEqualTo(621_222);
        assertThat(profile("fans: [{select: i}]", "<i>62万+</i>").fans()).isEqualTo(620_000);
    }

    @Test
    void leavesOutWhatIsNotShown() {
        assertThat(profile("fans: [{select: i}]", "<i>...</i>").fans()).isNull();
        assertThat(profile("code-age: [{select: i}]", "<i> &nbsp; </i>").codeAge())
                .isNull();
    }

    @Test
    void quotesATextThatIsNoWholeNumberOrNoDate() {
        assertThat(rules(
                                "rules: {profile: {fields: {nickname: [{select: b}], fans: [{select: i}], likes: [{select: u}]}}}")
                        .shown(PROFILE, "<b>Ann</b><i>1e5</i><u>-1</u>"))
                .satisfies(page -> {
                    assertThat(page.profile()).isNotNull();
                    assertThat(page.profile().fans()).isNull();
                    assertThat(page.warnings()).containsExactly("profile: fans is '1e5', expected a whole number");
                });
        assertThat(rules("""
                        rules:
                          dates: [yyyy-MM-dd]
                          articles:
                            items: .item
                            fields: {article-id: [{select: a, attr: href}], published-at: [{select: i}]}
                        """)
                        .shown(
                                LIST,
                                "<p class=item><a href=1>x</a><i>2020-02-30</i><p class=item><a href=2>y</a><i>2020-02-28</i>")
                        .warnings())
                .containsExactly("articles: published-at is '2020-02-30', expected a date, in 1 of 2 items");
    }

    @Test
    void readsNothingThatABrowserWithScriptsDoesNotShow() {
        assertThat(rules(ITEMS).shown(LIST, """
                                <template><p class=item><a href=0>{{title}}</a></p></template>
                                <noscript><p class=item><a href=1>Turn scripts on</a></p></noscript>
                                <p class=item><a href=2>Seen</a></p>
                                <div><template shadowrootmode=open><p class=item><a href=3>Shadow</a></p></template></div>""").articles())
                .extracting(Article::title)
                .containsExactly("Seen", "Shadow");
        assertThat(profile("fans: [{select: i}]", "<noscript><i>0</i></noscript><i>1,234</i>")
                        .fans())
                .isEqualTo(1234);
    }

    @Test
    void readsLabelsWhicheverSideTheyStand() {
        String rule = "fans: [{in: dl, label: [粉丝, Fans], prefer-attr: title}]";

        assertThat(profile(rule, "<dl><dt>赞</dt><dd>3</dd></dl><dl><dt>粉丝：</dt><dd>12</dd></dl>")
                        .fans())
                .isEqualTo(12);
        assertThat(profile(rule, "<dl><dt>12</dt><dd>粉丝</dd></dl>").fans()).isEqualTo(12);
        assertThat(profile(rule, "<dl title=62001><dt>6万+</dt><dd>粉丝</dd></dl>").fans())
                .isEqualTo(62_001);
        assertThat(profile(rule, "<dl><dt>Fans:</dt><dd title=62001>6万+</dd></dl>")
                        .fans())
                .isEqualTo(62_001);
        assertThat(profile(rule, "<dl><dt>粉丝</dt><dd><a title='look'>12</a></dd></dl>")
                        .fans())
                .isEqualTo(12);
        assertThat(profile(rule, "<dl><dt>粉丝团</dt><dd>12</dd></dl>").fans()).isNull();
        assertThat(profile(rule, "<dl><dt>粉丝</dt><dd></dd></dl>").fans()).isNull();
    }

    @Test
    void cutsValuesByPatternAndLeavesElementsOut() {
        assertThat(profile("blog-title: [{select: p, pattern: 'of (\\w+)'}]", "<p>The blog of Ann</p>")
                        .blogTitle())
                .isEqualTo("Ann");
        assertThat(profile("blog-title: [{select: p, without: i}]", "<p><i>new</i> Blog <i>x</i></p>")
                        .blogTitle())
                .isEqualTo("Blog");
        assertThat(profile("blog-title: [{select: p, own-text: true}]", "<p><i>new</i> Blog</p>")
                        .blogTitle())
                .isEqualTo("Blog");
        assertThat(profile("likes: [{select: p, pattern: '\\d+'}, {select: p, value: '0'}]", "<p>Likes</p>")
                        .likes())
                .isZero();
    }

    @Test
    void goesOnToTheNextElementWhereOneIsNoSuchValue() {
        assertThat(article("published-at: [{select: .t, pattern: '于 (.+) 首次发布'}]", """
                                <i class=t>已于&nbsp;2024-04-22 11:06&nbsp;修改</i>
                                <i class=t>于&nbsp;2024-03-14 14:52&nbsp;首次发布</i>""")
                        .publishedAt())
                .isEqualTo(OffsetDateTime.parse("2024-03-14T14:52:00+08:00"));
    }

    @Test
    void convertsUrlsTypesFlagsAndTags() {
        Article article = article("""
                url: [{select: .u, attr: href}], source-url: [{select: .s, attr: href}],
                type: [{select: .type}], pinned: [{select: .top}], tags: [{select: .tag}]
                """, """
                <a class=u href=../p/7>x</a><a class=s href='javascript:void(0)'>y</a><i class=type> 转载 </i>
                <i class=tag>java</i><i class=tag> </i><i class=tag>java</i><i class=tag>spring boot</i>""");

        assertThat(article.url()).isEqualTo("https://blog.test/p/7");
        assertThat(article.sourceUrl()).isNull();
        assertThat(article.type()).isEqualTo(ArticleType.REPOST);
        assertThat(article.pinned()).isFalse();
        assertThat(article.tags()).containsExactly("java", "spring boot");
    }

    @Test
    void givesEachItemOfAFlatListItsOwnSiblings() {
        List<Article> articles = rules("""
                rules:
                  articles:
                    items: h2
                    with-siblings: true
                    fields: {article-id: [{select: h2}], reads: [{select: .reads}]}
                """).shown(LIST, """
                <div><h2>1</h2><p></p><i class=reads>10</i><h2>2</h2><p></p><h2>3</h2><i class=reads>30</i></div>
                <div><h2>4</h2></div><i class=reads>99</i>""").articles();

        assertThat(articles).extracting(Article::articleId).containsExactly("1", "2", "3", "4");
        assertThat(articles).extracting(Article::reads).containsExactly(10L, null, 30L, null);
    }

    @Test
    void dropsHiddenItemsAndThoseOfOtherUsers() {
        List<Article> articles = rules("""
                rules:
                  articles:
                    items: .item
                    drop: [{select: .item, attr: style, pattern: 'display\\s*:\\s*none'}]
                    owner: [{select: a, attr: href, pattern: '^/([^/]+)/'}]
                    fields: {article-id: [{select: a}]}
                """).shown(LIST, """
                <div class=item style='display: none;'><a href=/ann/1>1</a></div><div class=item><a href=/bob/2>2</a></div>
                <div class=item style='color:red'><a href=/Ann/3>3</a></div><div class=item><a>4</a></div>""").articles();

        assertThat(articles).extracting(Article::articleId).containsExactly("3");
    }

    @Test
    void takesAnArticleThatIsListedTwiceOnce() {
        assertThat(rules(ITEMS)
                        .shown(LIST, "<p class=item><a href=1>a</a><p class=item><a href=1>a</a>")
                        .articles())
                .hasSize(1);
    }

    @Test
    void warnsOfRequiredFieldsOnceAField() {
        PageReading.Shown shown = rules(ITEMS)
                .shown(LIST, "<p class=item><a href=1></a><p class=item><a href=2></a><p class=item><a>c</a>");

        assertThat(shown.articles()).hasSize(2);
        assertThat(shown.warnings())
                .containsExactlyInAnyOrder(
                        "articles: title not found in 2 of 3 items", "articles: article-id not found in 1 of 3 items");
    }

    @Test
    void reportsAChangedLayoutWithTheSelectorsThatFailed() {
        SiteWithRules rules = rules("""
                rules:
                  profile: {pages: [list], present: '#profile', fields: {nickname: [{select: b}]}}
                  articles: {items: .item, fields: {article-id: [{select: .id}]}}
                """);

        assertThat(rules.read(LIST, "<h1>Moved</h1>"))
                .isInstanceOfSatisfying(
                        PageReading.LayoutChanged.class,
                        changed -> assertThat(changed.failed())
                                .containsExactly("profile.present '#profile'", "articles.items '.item'"));
        assertThat(rules.read(LIST, "<p class=item>x"))
                .isInstanceOfSatisfying(
                        PageReading.LayoutChanged.class,
                        changed -> assertThat(changed.reason()).contains("articles.fields.article-id select '.id'"));
    }

    @Test
    void takesAListWithoutItemsForChangedUnlessItSaysThatItIsEmpty() {
        SiteWithRules rules = rules("""
                signs: {empty: [{select: .none, text: nothing}]}
                rules:
                  profile: {pages: [list], fields: {nickname: [{select: b}]}}
                  articles: {items: .item, fields: {article-id: [{select: .id}]}}
                """);

        assertThat(rules.shown(LIST, "<b>Ann</b><p class=none>nothing here").articles())
                .isEmpty();
        assertThat(rules.shown(LIST, "<p class=none>nothing here").warnings()).isEmpty();
        assertThat(rules.read(LIST, "<b>Ann</b>")).isInstanceOf(PageReading.LayoutChanged.class);
    }

    @Test
    void onlyWarnsOfAListWithoutItemsWhereTheSiteHasNoSignForIt() {
        SiteWithRules rules = rules("""
                rules:
                  profile: {pages: [list], fields: {nickname: [{select: b}]}}
                  articles: {items: .item, fields: {article-id: [{select: .id}]}}
                """);

        assertThat(rules.shown(LIST, "<b>Ann</b>").warnings())
                .singleElement()
                .asString()
                .contains("'.item'");
    }

    @Test
    void tracesWhichRuleFoundEachValue() {
        var traced = new ArrayList<String>();
        rules("""
                rules:
                  profile:
                    fields: {fans: [{select: .x}, {script: fans}], likes: [{select: .y}], nickname: [{select: b}]}
                """).read(PROFILE, "<b>Ann</b><script>fans = '1,234'</script>", new ReadingTrace() {
            @Override
            public void found(String field, int index, Source source, String text, Object value) {
                traced.add(field + " " + index + " " + source.place() + " '" + text + "' " + value);
            }

            @Override
            public void nothing(String field, List<Source> sources) {
                traced.add(field + " nothing");
            }
        });

        assertThat(traced)
                .containsExactly(
                        "profile.nickname 0 select 'b' 'Ann' Ann",
                        "profile.fans 1 script fans '1,234' 1234",
                        "profile.likes nothing");
    }

    @Test
    void tracesWhichItemsAreLeftOutAndWhichTextsAreNoValues() {
        var traced = new ArrayList<String>();
        rules("""
                rules:
                  dates: [yyyy-MM-dd]
                  articles:
                    items: li
                    drop: [{select: .ad}]
                    owner: [{select: u}]
                    fields: {article-id: [{select: b}], published-at: [{select: i}, {select: s}]}
                """).read(LIST, """
                <li><b>1</b><u>ann</u><i>today</i><s>2020-02-03</s></li>
                <li class=ad><b>2</b></li>
                <li><b>3</b><u>bob</u></li>
                """, new ReadingTrace() {
            @Override
            public void found(String field, int index, Source source, String text, Object value) {}

            @Override
            public void nothing(String field, List<Source> sources) {}

            @Override
            public void unfit(String field, int index, Source source, String text) {
                traced.add(field + " " + index + " " + source.place() + " '" + text + "'");
            }

            @Override
            public void dropped(String why) {
                traced.add(why);
            }
        });

        assertThat(traced)
                .containsExactly(
                        "articles.1.published-at 0 select 'i' 'today'", "articles.drop", "articles.owner is 'bob'");
    }
}
