package dev.trawl.demoblog.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {

    @Test
    void putsGroupsOfTheUrlIntoTheFile() {
        ReplayRules rules = ReplayRules.parse("# lists\n\n/list\\?page=([0-9]+) -> list/$1.html\n/.* -> other.html\n");

        assertThat(rules.file("/list?page=7")).contains("list/7.html");
        assertThat(rules.file("/else")).contains("other.html");
    }

    @Test
    void knowsThePagesOfCnblogs() throws IOException {
        ReplayRules rules = ReplayRules.builtIn("www.cnblogs.com");

        assertThat(rules.file("/cocowool/default.html?page=12")).contains("list/cnblogs-12.html");
        assertThat(rules.file("/cocowool/")).contains("list/cnblogs-1.html");
        assertThat(rules.file("/cocowool/p/kubernetes_service.html"))
                .contains("detail/blog_detail-kubernetes_service.html.html");
        assertThat(rules.file("/cocowool/archive/2008/09/01/1280302.html"))
                .contains("detail/blog_detail-1280302.html.html");
        assertThat(rules.file("/robots.txt")).isEmpty();
        assertThat(rules.file("/")).isEmpty();
    }

    @Test
    void hasNoneForAHostItDoesNotKnow() throws IOException {
        assertThat(ReplayRules.builtIn("example.org").file("/a")).isEmpty();
        assertThat(ReplayRules.builtIn("../x").file("/a")).isEmpty();
    }

    @Test
    void namesTheLineThatIsNoRule() {
        assertThatThrownBy(() -> ReplayRules.parse("/a -> a\n/b b")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> ReplayRules.parse("/a( -> a")).hasMessageContaining("line 1");
    }
}
