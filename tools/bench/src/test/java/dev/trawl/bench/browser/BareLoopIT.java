package dev.trawl.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.CpuTime;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BareLoopIT {

    private final SmallBlog blog = new SmallBlog();

    BareLoopIT() throws IOException {}

    @BeforeAll
    static void browsersAreThere() {
        Assumptions.assumeTrue(
                BrowserCommand.CHROMIUM.toFile().canExecute()
                        && BrowserCommand.HEADLESS_SHELL.toFile().canExecute(),
                "no Chromium and headless-shell in /usr/lib/chromium");
    }

    @AfterEach
    void close() {
        blog.close();
    }

    private static List<BareListWalk> walks(int users) {
        return IntStream.range(0, users)
                .mapToObj(user -> new BareListWalk(URI.create("http://small.test/user-" + user + "/1"), 3))
                .toList();
    }

    @Test
    void webDriverWalksEachListToItsEndAndLeavesNothing() {
        long driver;
        try (var loop = WebDriverLoop.start(blog.browser(), SmallBlog.MARKS)) {
            driver = loop.pid();
            assertThat(loop.walk(walks(2))).isEqualTo(6);
            assertThat(CpuTime.ofTree(driver).browser()).isPositive();
        }
        assertThat(ProcessHandle.of(driver)).isEmpty();
    }

    @Test
    void twoTabsWalkAllListsByScriptOrByMouseAndLeaveNothing() {
        for (CdpLoop.Click click : CdpLoop.Click.values()) {
            long browser;
            try (var loop = CdpLoop.start(blog.browser(), SmallBlog.MARKS, click, 2)) {
                browser = loop.pid();
                assertThat(loop.walk(walks(5))).isEqualTo(15);
            }
            assertThat(ProcessHandle.of(browser)).isEmpty();
        }
    }

    @Test
    void aNewUserIsANewVisitor() {
        try (var loop = CdpLoop.start(blog.browser(), SmallBlog.MARKS, CdpLoop.Click.SCRIPT, 1)) {
            List<CdpLoop.Captured> pages = loop.capture(walks(2));

            assertThat(pages).extracting(CdpLoop.Captured::number).containsExactly(1, 2, 3, 1, 2, 3);
            assertThat(pages)
                    .extracting(CdpLoop.Captured::html)
                    .allMatch(html -> html.startsWith("<!DOCTYPE html><html"));
            assertThat(pages.get(2).html()).contains("<b id=\"current\">3</b>").contains("seen=2");
            assertThat(pages.get(3).html()).contains("<b id=\"current\">1</b>").contains("seen=1");
        }
    }

    @Test
    void thePageSeesAMouseOrAScript() {
        for (CdpLoop.Click click : CdpLoop.Click.values()) {
            try (var loop = CdpLoop.start(blog.browser(), SmallBlog.MARKS, click, 1)) {
                assertThat(loop.capture(walks(1)).get(1).html())
                        .contains("<u>" + click.name().toLowerCase(Locale.ROOT) + "</u>");
            }
        }
    }

    @Test
    void aHostThatIsNotMappedIsAFailure() {
        try (var loop = CdpLoop.start(blog.browser(), SmallBlog.MARKS, CdpLoop.Click.SCRIPT, 1)) {
            var elsewhere = new BareListWalk(URI.create("http://elsewhere.test/"), 1);

            assertThatThrownBy(() -> loop.walk(List.of(elsewhere)))
                    .isInstanceOf(BenchFailed.class)
                    .hasMessageContaining("ERR_NAME_NOT_RESOLVED");
        }
    }
}
