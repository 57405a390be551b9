package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of shape are sentences with a line, in the words of site files and not in those of JSON schemas. */
class ShapeFaultsTest {

    private static final String BLOG = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            browser: {max-redirects: 5}
            pages:
              list:
                url: https://blog.test/{user}/
                ready: .list
                item: .item
                paging: {by: click, next: .next}
            signs:
              empty: [{select: .none}]
            rules:
              profile:
                pages: [profile]
                fields:
                  nickname: [{select: .nick}]
                  fans: [{in: dl, label: [fans]}]
            """;

    private static List<String> faults(String yaml) {
        try {
            SiteFile unused = SiteFileYaml.read("blog.yml", yaml);
            return List.of();
        } catch (BadSiteFile e) {
            return e.faults();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ready: .list|redy: .list|pages.list: has 'redy', expected one of url, ready, item, items-path, link-path, paging, layouts; did you mean 'ready'? (line 10)",
                "ready: .list\\n    item: .item|item: .item|pages.list: has no 'ready', which must be given (line 8)",
                "ready: .list|ready: #list|pages.list.ready: is empty, expected a text; one that begins with # or holds a colon stands between quotes (line 10)",
                "rate: 20/min|rate: often|pace.rate: is 'often', expected such as 20/min, 2/s, 100/h (line 5)",
                "max-redirects: 5|max-redirects: many|browser.max-redirects: is 'many', expected a whole number (line 6)",
                "max-redirects: 5|max-redirects: 99|browser.max-redirects: is 99, expected 0 to 20 (line 6)",
                "by: click|by: clik|pages.list.paging.by: is 'clik', expected one of none, click, url, scroll; did you mean 'click'? (line 12)",
                "next: .next|next: .next, more: .m|pages.list.paging: has 'more', expected one of by, next, last, current, count, max (line 12)",
                "allow: [blog.test]|allow: []|hosts.allow: is empty, expected a list or a text (line 4)",
                "pages: [profile]|pages: [profile, profile]|rules.profile.pages: has an entry twice (line 17)",
                "nickname:|nick-name:|rules.profile.fields: has 'nick-name', expected one of nickname, blog-title, posts, articles, originals, reposts, translations, fans, following, likes, comments, collects, visits, points, level, rank, week-rank, code-age; did you mean 'nickname'? (line 19)",
                "{select: .nick}|{attr: title}|rules.profile.fields.nickname.0: has none of them, expected one of select, in, script, json, path (line 19)",
                "{select: .nick}|{select: .nick, script: nick}|rules.profile.fields.nickname.0: has select and script, expected one of select, in, script, json, path (line 19)",
                "{select: .nick}|{json: nick}|rules.profile.fields.nickname.0: has 'json' without 'path', expected both (line 19)",
                "{select: .nick}|.nick|rules.profile.fields.nickname.0: is '.nick', expected keys such as select (line 19)",
                "{select: .none}|{}|signs.empty.0: is empty, expected one of status, select, text, html (line 14)",
                "next: .next|next: .next, count: {total: {select: b}}|pages.list.paging.count: has none of them, expected pages, or total and size (line 12)"
            })
    void areSentencesWithALine(String before, String after, String fault) {
        String bad = BLOG.replace(before.replace("\\n", "\n"), after);

        assertThat(bad).isNotEqualTo(BLOG);
        assertThat(faults(bad)).containsExactly("blog.yml: " + fault);
    }

    @Test
    void nameTheLineOfAKeyThatIsThereTwice() {
        assertThat(faults(BLOG + "name: Another\n"))
                .singleElement()
                .asString()
                .contains("'name' is there twice, expected once");
    }

    @Test
    void nameTheLineOfAContradiction() {
        assertThat(faults(BLOG.replace("{by: click, next: .next}", "{by: url, more: .more}")))
                .containsExactly(
                        "blog.yml: pages.list: pages.list.url has no {page}, expected one with paging by url (line 8)");
    }
}
