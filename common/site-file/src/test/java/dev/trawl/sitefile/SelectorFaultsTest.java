package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trawl.testing.Repository;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorFaultsTest {

    private static final String BLOG = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              profile: {url: "https://blog.test/{user}", ready: '.me'}
              list:
                url: https://blog.test/{user}/list
                ready: '.list'
                item: '.item'
                paging: {by: click, next: '.next', last: '.last', current: {select: '.now'}, count: {pages: {select: '.count'}}}
              article: {links: '.links', ready: '.text'}
            signs:
              not-found: [{select: '.gone'}]
              empty: [{select: '.none'}]
              blocked: [{status: 521}, {select: '.wall'}]
            overlays: [{when: '.modal', click: '.close'}]
            rules:
              profile: {present: '.me', fields: {nickname: [{select: '.nick', without: '.hint'}], fans: [{in: '.dl', label: [fans]}]}}
              articles: {items: '.item', drop: [{select: '.ad'}], fields: {article-id: [{select: '.id'}]}}
            """;

    private static List<String> faults(String yaml) {
        BadSiteFile bad = catchThrowableOfType(BadSiteFile.class, () -> SiteFileYaml.read("blog.yml", yaml));
        return bad == null ? List.of() : bad.faults();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:has(> b)",
                "#entries .entry:has(.kind) h2 a",
                ".btn:not(:disabled)",
                "a:is(.b, .c), :where(d) e",
                "a > b + c ~ d",
                "a[href^=\"x\" i]",
                "a[title=\":contains(b)\"]",
                "li:nth-child(2n+1):first-child",
                ".中文",
                "#\\31 23",
                ".a\\:first",
                "a[title=\"x\\\":first\"]"
            })
    void takesWhatABrowserTakes(String selector) {
        assertThat(faults(BLOG.replace("ready: '.me'", "ready: '" + selector + "'")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a[",
                "a >",
                "..a",
                ".1a",
                "a,,b",
                "a:not(.b",
                "[x=\"y]",
                "a >> b",
                "//div",
                "a{}b",
                "a } b {",
                "a; b",
                "@media",
                " ",
                "a:contains(b)",
                "li:eq(2)",
                "a:matchesOwn(x)",
                "li:first",
                "a:frist-child",
                "a::textnode"
            })
    void refusesWhatNoBrowserTakes(String selector) {
        assertThat(faults(BLOG.replace("ready: '.me'", "ready: '" + selector + "'")))
                .singleElement()
                .asString()
                .startsWith("blog.yml: pages.profile.ready: selector '" + selector + "' is not valid: ");
    }

    @Test
    void letsRulesSayMoreThanABrowserKnows() {
        assertThat(faults(BLOG.replace("'.nick'", "'b:contains(name)'"))).isEmpty();
    }

    @Test
    void namesEverySelectorAndWhatElseIsWrongAtOnce() {
        assertThat(faults(BLOG.replaceAll("'\\.", "'..")
                        .replace("20/min", "often")
                        .replace("Asia/", "Mars/")))
                .extracting(fault -> fault.replaceFirst("^blog.yml: (\\S+): .*$", "$1"))
                .containsOnly(
                        "pace.rate",
                        "zone",
                        "pages.profile.ready",
                        "pages.list.ready",
                        "pages.list.item",
                        "pages.list.paging.next",
                        "pages.list.paging.last",
                        "pages.list.paging.current.select",
                        "pages.list.paging.count.pages.select",
                        "pages.article.links",
                        "pages.article.ready",
                        "signs.not-found.0.select",
                        "signs.empty.0.select",
                        "signs.blocked.1.select",
                        "overlays.0.when",
                        "overlays.0.click",
                        "rules.profile.present",
                        "rules.profile.fields.nickname.0.select",
                        "rules.profile.fields.nickname.0.without",
                        "rules.profile.fields.fans.0.in",
                        "rules.articles.items",
                        "rules.articles.drop.0.select",
                        "rules.articles.fields.article-id.0.select");
    }

    @Test
    void namesAPageOnAHostThatIsNotAllowed() {
        assertThat(faults(BLOG.replace("[blog.test]", "[blgo.test, \"*.blog.test\", \"blog.test:8080\"]")))
                .containsExactly(
                        "blog.yml: pages.profile.url: is on blog.test, expected one of hosts.allow (line 7)",
                        "blog.yml: pages.list.url: is on blog.test, expected one of hosts.allow (line 9)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet\n", "- a\n", "site\n"})
    void saysOfAFileWithoutKeysThatItHasNone(String yaml) {
        assertThat(faults(yaml)).singleElement().asString().startsWith("blog.yml: (the file): holds no keys");
    }

    @Test
    void saysWhatIsWrongWithTheYaml() {
        assertThat(faults(BLOG.replace("'.me'}", "link[rel=canonical], x}")))
                .singleElement()
                .asString()
                .startsWith("blog.yml: line ")
                .contains("no valid YAML: ", "between quotes");
    }

    @Test
    void findsNoFaultInTheFilesOfTheRepository() {
        assertThat(SiteFiles.load(Repository.root().resolve("sites")).all()).hasSizeGreaterThan(4);
    }
}
