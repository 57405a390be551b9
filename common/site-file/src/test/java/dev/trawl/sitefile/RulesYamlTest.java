package dev.trawl.sitefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.contract.Article.ArticleType;
import dev.trawl.contract.PageKind;
import dev.trawl.sitefile.rules.ArticleField;
import dev.trawl.sitefile.rules.NumberStyle;
import dev.trawl.sitefile.rules.ProfileField;
import dev.trawl.sitefile.rules.Rules;
import dev.trawl.sitefile.rules.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesYamlTest {

    private static final String BLOG = """
            site: blog
            name: A blog
            zone: Asia/Shanghai
            hosts: {allow: [blog.test]}
            pace: {rate: 20/min}
            pages:
              list: {url: "https://blog.test/{user}/", ready: .list, item: .item}
            rules:
              dates: [yyyy-MM-dd HH:mm, yyyy-MM-dd]
              article-types: {repost: [转, 转载], original: [原]}
              profile:
                pages: [list, profile]
                required: [fans]
                fields:
                  fans: [{in: dl, label: [粉丝], prefer-attr: title}, {script: fansCount, pattern: '\\d+'}]
                  nickname: [{select: .nick, own-text: true}, {json: window.STATE, path: user.name}]
              articles:
                items: .item
                with-siblings: true
                drop: [{select: .item, attr: style, pattern: none}]
                fields:
                  article-id: [{select: a, attr: href}]
                  likes: [{select: .likes, value: "0"}]
            """;

    private static Rules read(String yaml) {
        return SiteFileYaml.read("blog.yml", yaml).rules();
    }

    @Test
    void readsEveryKindOfSource() {
        Rules rules = read(BLOG);

        assertThat(rules.articleTypes()).containsEntry(ArticleType.REPOST, List.of("转", "转载"));
        assertThat(rules.profile()).isNotNull().satisfies(profile -> {
            assertThat(profile.pages()).containsExactly(PageKind.PROFILE, PageKind.LIST);
            assertThat(profile.required()).containsExactly(ProfileField.FANS);
            assertThat(profile.fields().get(ProfileField.FANS))
                    .satisfiesExactly(
                            source -> assertThat(source)
                                    .isEqualTo(new Source.Labelled("dl", List.of("粉丝"), "title", null)),
                            source -> assertThat(source)
                                    .isInstanceOfSatisfying(
                                            Source.Variable.class,
                                            variable -> assertThat(variable.script())
                                                    .isEqualTo("fansCount")));
            assertThat(profile.fields().get(ProfileField.NICKNAME))
                    .containsExactly(
                            new Source.Element(".nick", null, true, null, null, null),
                            new Source.Json("window.STATE", "user.name", null));
        });
        assertThat(rules.articles()).isNotNull().satisfies(articles -> {
            assertThat(articles.withSiblings()).isTrue();
            assertThat(articles.pages()).containsExactly(PageKind.LIST);
            assertThat(articles.required()).containsExactly(ArticleField.ARTICLE_ID);
        });
        assertThat(rules.article()).isNull();
    }

    @Test
    void readsWhereAProfileShowsWhoseItIs() {
        String owned =
                BLOG.replace("required: [fans]", "required: [fans]\n    owner: {json: window.STATE, path: user.id}");

        assertThat(read(owned).profile())
                .isNotNull()
                .satisfies(profile ->
                        assertThat(profile.owner()).containsExactly(new Source.Json("window.STATE", "user.id", null)));
        assertThat(read(owned).hash(ZoneId.of("UTC"))).isNotEqualTo(read(BLOG).hash(ZoneId.of("UTC")));
    }

    @Test
    void hashesRulesAndZoneOnly() {
        ZoneId china = ZoneId.of("Asia/Shanghai");
        String hash = read(BLOG).hash(china);

        assertThat(hash).matches("[0-9a-f]{16}");
        assertThat(read(BLOG.replace("20/min", "30/min").replace("name: A blog", "name: Another"))
                        .hash(china))
                .isEqualTo(hash);
        assertThat(read(BLOG.replace("[list, profile]", "[profile, list]")
                                .replace("{repost: [转, 转载], original: [原]}", "{original: [原], repost: [转, 转载]}"))
                        .hash(china))
                .isEqualTo(hash);
        assertThat(read(BLOG).hash(ZoneId.of("UTC"))).isNotEqualTo(hash);
        assertThat(read(BLOG.replace("'\\d+'", "'\\d*'")).hash(china)).isNotEqualTo(hash);
        assertThat(read(BLOG.replace("[yyyy-MM-dd HH:mm, yyyy-MM-dd]", "[yyyy-MM-dd, yyyy-MM-dd HH:mm]"))
                        .hash(china))
                .isNotEqualTo(hash);
    }

    @Test
    void readsHowNumbersAreWritten() {
        String german = BLOG.replace("rules:\n", "rules:\n  numbers: {group: '.', decimal: ',', words: {Tsd: 1000}}\n");

        assertThat(read(german).numbers()).isEqualTo(new NumberStyle(".", ",", Map.of("tsd", 1000L)));
        assertThat(read(BLOG).numbers()).isNull();
        assertThat(read(german).hash(ZoneId.of("UTC"))).isNotEqualTo(read(BLOG).hash(ZoneId.of("UTC")));
    }

    /** Rows name the rules that read them: they do not change with the version of Trawl. */
    @Test
    void keepsTheHashOfAFileThatSaysNothingAboutNumbers() {
        assertThat(read(BLOG).hash(ZoneId.of("Asia/Shanghai"))).isEqualTo("4bd24e041a85d329");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{group: '.', decimal: '.'}|group and decimal are both '.', expected two signs",
                "{words: {k2: 1000}}|words has 'k2', expected a word of letters",
                "{words: {lakh: 500000}}|words.lakh is 500000, expected a power of ten from 10 to 1000000000000"
            })
    void namesWhatIsWrongWithTheStyleOfNumbers(String numbers, String fault) {
        String bad = BLOG.replace("rules:\n", "rules:\n  numbers: " + numbers + "\n");
        assertThatThrownBy(() -> read(bad)).hasMessageContaining("rules.numbers: " + fault);
    }

    @Test
    void namesAllFaultsOfShapeAtOnce() {
        String bad = BLOG.replace("nickname:", "nick-name:")
                .replace("with-siblings: true", "with-sibling: true")
                .replace("own-text: true", "own-text: 1")
                .replace("{select: .likes, value: \"0\"}", "{value: \"0\"}");

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(BadSiteFile.class)
                .hasMessageContaining("blog.yml: rules.profile.fields: ")
                .hasMessageContaining("nick-name")
                .hasMessageContaining("week-rank")
                .hasMessageContaining("blog.yml: rules.articles: ")
                .hasMessageContaining("with-sibling")
                .hasMessageContaining("blog.yml: rules.articles.fields.likes.0: ")
                .hasMessageContaining("select");
    }

    @Test
    void refusesFormsOfDatesThatReadOneTextAsDifferentDays() {
        String bad = BLOG.replace("[yyyy-MM-dd HH:mm, yyyy-MM-dd]", "[MM/dd/yyyy, dd/MM/yyyy]");

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(BadSiteFile.class)
                .hasMessageContaining(
                        "blog.yml: rules.dates.1: date form 'dd/MM/yyyy' and 'MM/dd/yyyy' read one text as different days");
    }

    @Test
    void namesAllFaultsOfValuesAtOnce() {
        String bad = BLOG.replace("'\\d+'", "'(\\d+'")
                .replace("pattern: none", "pattern: 'a**'")
                .replace("yyyy-MM-dd]", "yyyy-bb]")
                .replace("Asia/Shanghai", "Asia/Peking");

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(BadSiteFile.class)
                .hasMessageContaining("blog.yml: zone: time zone 'Asia/Peking' is not valid")
                .hasMessageContaining("blog.yml: rules.dates.1: date form 'yyyy-bb' is not valid")
                .hasMessageContaining("blog.yml: rules.profile.fields.fans.1.pattern: pattern '(\\d+' is not valid")
                .hasMessageContaining("blog.yml: rules.articles.drop.0.pattern: pattern 'a**' is not valid");
    }
}
