package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a list is expected, one entry may stand without it. */
class SingleValuesTest {

    private static final String LISTS = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test], private-names: [blog.test]}
            pace: {rate: 20/min}
            browser: {block-types: [image], block-urls: ["*/track/*"]}
            pages:
              list: {url: "https://blog.test/{user}/", ready: .list, item: .item}
            signs: {empty: [{select: .none}], blocked: [{status: 521}]}
            overlays: [{when: .modal}]
            rules:
              dates: [yyyy-MM-dd]
              article-types: {repost: [转], original: [原]}
              profile:
                pages: [list]
                required: [fans]
                owner: [{select: .id}]
                fields: {fans: [{in: dl, label: [fans]}]}
              articles:
                items: .item
                drop: [{select: .ad}]
                owner: [{select: .by}]
                fields: {article-id: [{select: a, attr: href}]}
            """;

    private static final String SINGLE = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: blog.test, private-names: blog.test}
            pace: {rate: 20/min}
            browser: {block-types: image, block-urls: "*/track/*"}
            pages:
              list: {url: "https://blog.test/{user}/", ready: .list, item: .item}
            signs: {empty: {select: .none}, blocked: {status: 521}}
            overlays: {when: .modal}
            rules:
              dates: yyyy-MM-dd
              article-types: {repost: 转, original: 原}
              profile:
                pages: list
                required: fans
                owner: {select: .id}
                fields: {fans: {in: dl, label: fans}}
              articles:
                items: .item
                drop: {select: .ad}
                owner: {select: .by}
                fields: {article-id: {select: a, attr: href}}
            """;

    private static List<String> faults(String yaml) {
        try {
            SiteFile unused = SiteFileYaml.read("blog.yml", yaml);
            return List.of();
        } catch (BadSiteFile e) {
            return e.faults();
        }
    }

    @Test
    void meansTheSameAsAListOfOne() {
        assertThat(faults(SINGLE)).isEmpty();
        assertThat(SiteFileYaml.read("blog.yml", SINGLE)).isEqualTo(SiteFileYaml.read("blog.yml", LISTS));
    }

    @Test
    void isCheckedLikeTheEntriesOfAList() {
        assertThat(faults(SINGLE.replace("dates: yyyy-MM-dd", "dates: QQQQQQQ")
                        .replace("{in: dl, label: fans}", "{in: 'dl[', label: fans}")
                        .replace("{select: .none}", "{selekt: .none}")
                        .replace("block-types: image", "block-types: imgae")
                        .replace("allow: blog.test", "allow: other.test")))
                .satisfiesExactlyInAnyOrder(
                        fault ->
                                assertThat(fault).startsWith("blog.yml: rules.dates: date form 'QQQQQQQ' is not valid"),
                        fault -> assertThat(fault)
                                .startsWith("blog.yml: rules.profile.fields.fans.in: selector 'dl[' is not valid"),
                        fault -> assertThat(fault)
                                .startsWith("blog.yml: signs.empty: has 'selekt'")
                                .contains("did you mean 'select'?"),
                        fault -> assertThat(fault)
                                .startsWith("blog.yml: browser.block-types: is 'imgae'")
                                .contains("did you mean 'image'?"),
                        fault -> assertThat(fault)
                                .startsWith("blog.yml: pages.list.url: is on blog.test, expected one of hosts.allow"));
    }

    @Test
    void isNoWordWhereAPlaceIsMeant() {
        assertThat(faults(SINGLE.replace("owner: {select: .by}", "owner: .by")))
                .containsExactly(
                        "blog.yml: rules.articles.owner: is '.by', expected a list or keys such as select (line 22)");
    }
}
