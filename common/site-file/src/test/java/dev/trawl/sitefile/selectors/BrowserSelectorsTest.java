package dev.trawl.sitefile.selectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import dev.trawl.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSelectorsTest {

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
              article: {links: '.item a', ready: '.text'}
            signs:
              not-found: [{select: '.gone'}]
              empty: [{select: '.none'}]
              blocked: [{status: 521}, {select: '.wall'}]
            overlays: [{when: '.modal', click: '.close'}]
            rules: {}
            """;

    @TempDir
    private Path folder;

    private SiteFile site(String yaml) throws IOException {
        return SiteFiles.read(Files.writeString(folder.resolve("blog.yml"), yaml));
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
                ".a\\:first"
            })
    void takesWhatABrowserTakes(String selector) throws IOException {
        assertThat(BrowserSelectors.faults(site(BLOG.replace("'.me'", "'" + selector + "'"))))
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
                "li:first"
            })
    void refusesWhatNoBrowserTakes(String selector) throws IOException {
        assertThat(BrowserSelectors.faults(site(BLOG.replace("'.me'", "'" + selector + "'"))))
                .singleElement()
                .asString()
                .startsWith("blog.yml: pages.profile.ready: '" + selector + "' ");
    }

    @Test
    void looksAtEverySelectorThatABrowserIsAsked() throws IOException {
        SiteFile site = site(BLOG.replaceAll("'\\.", "'.."));

        assertThatThrownBy(() -> BrowserSelectors.check(site))
                .isInstanceOfSatisfying(
                        BadSiteFile.class,
                        bad -> assertThat(bad.faults())
                                .extracting(fault -> fault.replaceFirst("^blog.yml: (\\S+): .*$", "$1"))
                                .containsExactly(
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
                                        "overlays.0.click"));
    }

    @Test
    void findsNoFaultInTheFilesOfTheRepository() {
        var sites = SiteFiles.load(Repository.root().resolve("sites"));

        assertThat(sites.all())
                .hasSizeGreaterThan(4)
                .allSatisfy(site -> assertThat(BrowserSelectors.faults(site)).isEmpty());
    }
}
