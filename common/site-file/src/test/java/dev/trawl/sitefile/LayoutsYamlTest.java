package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists with several layouts, and lists that are JSON documents. */
class LayoutsYamlTest {

    private static final String BLOG = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              list:
                url: https://blog.test/{user}/list/{page}
                layouts:
                  - name: pages
                    ready: .pages
                    item: .item
                    paging: {by: url, count: {pages: {select: .count}}}
                  - {name: home, ready: .home, item: .entry, paging: {by: scroll}}
                  - name: filled
                    ready: .filled
                    item: .entry
                    rest:
                      url: "https://blog.test/api?page={page}&user={user}"
                      name: documents
                      items-path: data.list
                      link-path: url
                      paging: {by: url, count: {total: {path: data.total}, size: {value: 50}}}
            rules:
              articles:
                items: .item
                fields: {article-id: [{select: a, attr: href}]}
              layouts:
                home:
                  articles:
                    items: .entry
                    fields: {article-id: [{select: h2}]}
                documents:
                  articles:
                    items-path: data.list
                    fields: {article-id: [{path: id}], title: [{path: title}]}
            """;

    private static SiteFile read(String yaml) {
        return SiteFileYaml.read("blog.yml", yaml);
    }

    private static Pages.ListPages list(SiteFile file) {
        return Objects.requireNonNull(file.pages().list());
    }

    @Test
    void readsLayoutsInTheirOrderAndTheRestOfAList() {
        Pages.ListPages list = list(read(BLOG));

        assertThat(list.layouts()).extracting(Layout::name).containsExactly("pages", "home", "filled");
        assertThat(list.layouts())
                .extracting(Layout::goesOn)
                .hasExactlyElementsOfTypes(Paging.Url.class, Paging.Scroll.class, Paging.Url.class);
        Layout filled = list.layouts().getLast();
        assertThat(filled.at(1).isJson()).isFalse();
        assertThat(filled.at(2).itemsPath()).isEqualTo("data.list");
        assertThat(read(BLOG).layouts())
                .extracting(Layout::name)
                .containsExactly("pages", "home", "filled", "documents");
    }

    @Test
    void givesALayoutItsOwnRulesAndOthersTheGeneralOnes() {
        var rules = read(BLOG).rules();

        assertThat(rules.in("home").articles())
                .extracting(articles -> articles.items())
                .isEqualTo(".entry");
        assertThat(rules.in("pages").articles()).isEqualTo(rules.articles());
        assertThat(rules.in("documents").articles())
                .extracting(articles -> articles.itemsPath())
                .isEqualTo("data.list");
    }

    @Test
    void tellsRulesApartByWhatDecidesBetweenThem() {
        String hash = read(BLOG).rulesHash();

        assertThat(read(BLOG.replace("ready: .home", "ready: .house")).rulesHash())
                .isNotEqualTo(hash);
        assertThat(read(BLOG.replace("{select: h2}", "{select: h3}")).rulesHash())
                .isNotEqualTo(hash);
        assertThat(read(BLOG.replace("by: scroll", "by: none")).rulesHash()).isEqualTo(hash);
    }

    @Test
    void takesAListOfDocumentsWithoutLayouts() {
        String documents = """
                site: blog
                name: A blog
                zone: Asia/Shanghai
                hosts: {allow: [blog.test]}
                pace: {rate: 20/min}
                pages:
                  list: {url: "https://blog.test/{user}?page={page}", items-path: ., paging: {by: url, until-empty: true}}
                rules:
                  articles:
                    items-path: .
                    fields: {article-id: [{path: id}]}
                """;

        Layout layout = list(read(documents)).layouts().getFirst();

        assertThat(layout.isJson()).isTrue();
        assertThat(layout.goesOn())
                .isInstanceOfSatisfying(
                        Paging.Url.class, url -> assertThat(url.untilEmpty()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: home,|{name: pages,|two layouts have the name 'pages'",
                "    home:\\n      articles|    hoem:\\n      articles|rules.layouts.hoem: no layout has this name, expected one of",
                "ready: .home, item: .entry, paging|ready: .home, paging|pages.list.layouts.1: ",
                "items-path: data.list\\n          link-path|ready: .x\\n          items-path: data.list\\n          link-path|HTML or JSON",
                "{path: data.total}|{select: .total}|a figure of a JSON document has no path",
                "{select: .count}|{path: count}|a figure of an HTML page has a path",
                "[{path: title}]|[{select: h2}]|the items are JSON and a place in them has select 'h2', expected path",
                "[{select: h2}]|[{path: title}]|the items are HTML and a place in them has path title alone",
                "items-path: data.list\\n        fields: {article-id: [{path: id}], title: [{path: title}]}"
                        + "|items: .entry\\n        fields: {article-id: [{select: a}]}"
                        + "|rules.layouts.documents.articles: expected items-path, because pages.list has a JSON list",
                "api?page={page}&|api?|no {page} in its url",
                "https://blog.test/api|https://evil.test/api|pages.list.layouts.2.rest.url: is on evil.test",
                "ready: .home,|ready: '.home[',|pages.list.layouts.1.ready: selector",
                "    layouts:\\n      - name: pages|    ready: .x\\n    layouts:\\n      - name: pages|expected these inside each layout",
            })
    void namesWhatIsWrong(String old, String broken, String fault) {
        String changed = BLOG.replace(old.translateEscapes(), broken.translateEscapes());
        assertThat(changed).isNotEqualTo(BLOG);

        assertThatThrownBy(() -> read(changed))
                .isInstanceOf(BadSiteFile.class)
                .hasMessageStartingWith("blog.yml: ")
                .hasMessageContaining(fault);
    }
}
