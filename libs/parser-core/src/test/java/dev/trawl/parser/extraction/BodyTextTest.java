package dev.trawl.parser.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class BodyTextTest {

    private static String text(String html) {
        return BodyText.of(Jsoup.parseBodyFragment("<div>" + html + "</div>").body());
    }

    @Test
    void makesLinesOfBlocksAndBreaks() {
        assertThat(text("<h2>One</h2><p>two  <b>three</b>\n four<br>five</p>six<ul><li>a<li>b</ul>"))
                .isEqualTo("One\ntwo three four\nfive\nsix\na\nb");
    }

    @Test
    void keepsTheLinesOfCode() {
        assertThat(text("see<pre><code>if (a) {\n    <span>b</span>();\n\n}</code></pre>end"))
                .isEqualTo("see\nif (a) {\n    b();\n}\nend");
    }

    @Test
    void leavesOutScriptsAndStyles() {
        assertThat(text("<style>p{}</style>a<script>b()</script>")).isEqualTo("a");
    }

    @Test
    void treatsNoBreakSpacesAsBlanks() {
        assertThat(text("&nbsp;&nbsp;a&nbsp;&nbsp;b")).isEqualTo("a b");
    }
}
