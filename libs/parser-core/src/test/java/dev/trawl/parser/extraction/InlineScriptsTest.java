package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class InlineScriptsTest {

    private static InlineScripts scripts(String script) {
        return new InlineScripts(Jsoup.parse("<script>" + script + "</script>"));
    }

    @Test
    void readsNumbersStringsAndWords() {
        InlineScripts inlineScripts = scripts("""
                var currentPage = 1;
                var baseUrl = 'https://blog.test/a;b' ;
                var listTotal = 131 ;
                var name = "say \\"hi\\" \\u4e2d";
                var isOwner=false;window.user.level = 6
                if (listSize == 3) {}
                """);

        assertThat(inlineScripts.variable("listTotal")).contains("131");
        assertThat(inlineScripts.variable("baseUrl")).contains("https://blog.test/a;b");
        assertThat(inlineScripts.variable("name")).contains("say \"hi\" 中");
        assertThat(inlineScripts.variable("isOwner")).contains("false");
        assertThat(inlineScripts.variable("window.user.level")).contains("6");
        assertThat(inlineScripts.variable("listSize")).isEmpty();
        assertThat(inlineScripts.variable("Total")).isEmpty();
        assertThat(inlineScripts.variable("list")).isEmpty();
    }

    @Test
    void findsNothingInNullAndInStringsWithoutEnd() {
        assertThat(scripts("var a = null").variable("a")).isEmpty();
        assertThat(scripts("var a = undefined").variable("a")).isEmpty();
        assertThat(scripts("var a = \"no end").variable("a")).isEmpty();
        assertThat(scripts("var a =").variable("a")).isEmpty();
        assertThat(scripts("var a").variable("a")).isEmpty();
        assertThat(scripts("var a = \"\\u12").variable("a")).isEmpty();
    }

    @Test
    void readsPathsOfAnObjectFoundByItsBraces() {
        InlineScripts inlineScripts = scripts("""
                window.__STATE__={"user":{"name":"A } B","tags":[{"n":"x"},{"n":"y"}],"age":{"desc":"15 years"},"none":null},
                  "count":"146,206"};(function(){var other={};}());
                """);

        assertThat(inlineScripts.value("window.__STATE__", "user.name")).contains("A } B");
        assertThat(inlineScripts.value("window.__STATE__", "user.tags.1.n")).contains("y");
        assertThat(inlineScripts.value("window.__STATE__", "user.tags.7.n")).isEmpty();
        assertThat(inlineScripts.value("window.__STATE__", "user.age.desc")).contains("15 years");
        assertThat(inlineScripts.value("window.__STATE__", "user.age")).isEmpty();
        assertThat(inlineScripts.value("window.__STATE__", "user.none")).isEmpty();
        assertThat(inlineScripts.value("window.__STATE__", "count")).contains("146,206");
        assertThat(inlineScripts.value("window.__OTHER__", "count")).isEmpty();
    }

    @Test
    void findsTheObjectOfAListByATextItHolds() {
        InlineScripts inlineScripts = scripts(
                "var cfg = {list: [1, {n: 3, v: 0}, {kind: 'got likes', v: 7}, {kind: 'likes', v: 8}], kind: 'x'};");

        assertThat(inlineScripts.value("cfg", "list.kind~likes.v")).contains("7");
        assertThat(inlineScripts.value("cfg", "list.kind~views.v")).isEmpty();
        assertThat(inlineScripts.value("cfg", "list.n~3.v")).contains("0");
        assertThat(inlineScripts.value("cfg", "kind~x.v")).isEmpty();
    }

    @Test
    void readsWhatIsNearlyJson() {
        assertThat(scripts("var cfg = {user: 'ann', list: [1,2,],};").value("cfg", "list.1"))
                .contains("2");
        assertThat(scripts("var cfg = {user: function() { return 1; }};").value("cfg", "user"))
                .isEmpty();
        assertThat(scripts("var cfg = {user: {").value("cfg", "user")).isEmpty();
    }

    @Test
    void readsScriptElementsThatHoldOnlyAnObject() {
        var inlineScripts = new InlineScripts(
                Jsoup.parse(
                        "<script>x = {}</script><script type='application/ld+json'>{\"pubDate\":\"2018-06-09T11:50:19\"}</script>"));

        assertThat(inlineScripts.value("application/ld+json", "pubDate")).contains("2018-06-09T11:50:19");
    }
}
