package dev.trawl.bench.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardedLoopsIT {

    private final SmallBlog blog = new SmallBlog();
    private final GuardedLoops loops;

    GuardedLoopsIT(@TempDir Path folder) throws IOException {
        loops = blog.guarded(folder);
    }

    @BeforeAll
    static void aBrowserIsThere() {
        Assumptions.assumeTrue(
                BrowserCommand.HEADLESS_SHELL.toFile().canExecute(), "no headless-shell in /usr/lib/chromium");
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

    /** The last page of one user's list, at two visits. */
    private List<String> lastPages(Set<Guard> on) {
        BareListWalk walk = walks(1).getFirst();
        try (var loop = loops.start(on, 1)) {
            return loop.capture(List.of(walk, walk)).stream()
                    .filter(page -> page.number() == 3)
                    .map(CdpLoop.Captured::html)
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoTabsWalkAllListsWithEachGuard(Guard guard) {
        try (var loop = loops.start(guard.withNeeds(), 2)) {
            assertThat(loop.walk(walks(5))).isEqualTo(15);
        }
    }

    @Test
    void allGuardsTogetherWalkAllLists() {
        try (var loop = loops.start(EnumSet.allOf(Guard.class), 2)) {
            assertThat(loop.walk(walks(5))).isEqualTo(15);
        }
    }

    @Test
    void visitorsAreKnownAgainUnlessEachHasAContext() {
        assertThat(lastPages(Set.of()).get(1)).contains("seen=4");
        assertThat(lastPages(Guard.CONTEXT.withNeeds()).get(1)).contains("seen=2");
    }

    @Test
    void onlyTheProxyKnowsTheHostWhereThereIsOne() {
        assertThat(BrowserCommand.mappingNothing().hostRules()).doesNotContain("small.test");
        assertThat(lastPages(Guard.PROXY.withNeeds())).hasSize(2);
    }

    @Test
    void whatTheSiteFileBlocksIsNotLoaded() {
        assertThat(lastPages(Guard.EVENTS.withNeeds())).hasSize(2);
        assertThat(blog.pictures()).isPositive();
        int before = blog.pictures();

        assertThat(lastPages(Guard.BLOCKING.withNeeds())).hasSize(2);

        assertThat(blog.pictures()).isEqualTo(before);
    }

    @Test
    void thePageSeesTheMouseAndNotTheScriptThatAims() {
        assertThat(secondPage(Guard.WORLD.withNeeds())).contains("<u>script undefined</u>");
        assertThat(secondPage(Guard.MOUSE.withNeeds())).contains("<u>mouse undefined</u>");
    }

    /** Which comes without a load, so that the page still knows how it was clicked. */
    private String secondPage(Set<Guard> on) {
        try (var loop = loops.start(on, 1)) {
            return loop.capture(walks(1)).get(1).html();
        }
    }

    @Test
    void theKernelBoundsTheBrowsersMemory() throws IOException {
        try (var loop = loops.start(Guard.MEMORY.withNeeds(), 1)) {
            assertThat(Files.readString(Path.of("/proc/" + loop.pid() + "/limits")))
                    .containsPattern("Max data size +1073741824 ");
            assertThat(loop.walk(walks(1))).isEqualTo(3);
        }
    }
}
