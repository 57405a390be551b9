package dev.trawl.bench.browser;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.devservers.BoundProcess;
import dev.trawl.devservers.BoundProcess.DeathSignal;
import dev.trawl.devservers.StartupProbe;
import dev.trawl.devservers.TemporaryFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Bare CDP: headless-shell without a driver, some tabs side by side, a new tab for each user. */
public final class CdpLoop implements BareLoop {

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Path folder;
    private final BoundProcess browser;
    private final BareCdp cdp;
    private final PageMarks marks;
    private final Click click;
    private final ExecutorService tabs;
    private final int tabCount;

    private CdpLoop(Path folder, BoundProcess browser, BareCdp cdp, PageMarks marks, Click click, int tabCount) {
        this.folder = folder;
        this.browser = browser;
        this.cdp = cdp;
        this.marks = marks;
        this.click = click;
        this.tabCount = tabCount;
        this.tabs = Executors.newFixedThreadPool(
                tabCount, Thread.ofPlatform().daemon().name("bare-tab-", 1).factory());
    }

    /** How "next" is clicked. */
    public enum Click {

        /** {@code element.click()}: the cheapest. */
        SCRIPT,

        /** A press and a release at the element's centre: what a fetcher does, without its checks. */
        MOUSE
    }

    /** The HTML of one page. */
    public record Captured(BareListWalk walk, int number, String html) {}

    public static CdpLoop start(BrowserCommand command, PageMarks marks, Click click, int tabs) {
        Path folder = TemporaryFolders.temporary("trawl-bench-cdp-");
        Path profile = folder.resolve("profile");
        List<String> line = new ArrayList<>(List.of(BrowserCommand.HEADLESS_SHELL.toString()));
        line.addAll(command.switches(profile));
        line.addAll(List.of("--remote-debugging-port=0", "about:blank"));
        BoundProcess browser = BoundProcess.start(
                line,
                folder,
                Map.of("TMPDIR", folder.toString(), "HOME", folder.toString()),
                folder.resolve("browser.log"),
                DeathSignal.KILL);
        try {
            return new CdpLoop(folder, browser, new BareCdp(endpoint(profile, browser)), marks, click, tabs);
        } catch (BenchFailed e) {
            browser.kill();
            TemporaryFolders.delete(folder);
            throw e;
        }
    }

    /** The browser writes its port and path into a file of its profile once it listens. */
    private static URI endpoint(Path profile, BoundProcess browser) {
        Path file = profile.resolve("DevToolsActivePort");
        if (!StartupProbe.succeeds(() -> lines(file).size() == 2, browser::isAlive, START)) {
            throw new BenchFailed(BrowserCommand.HEADLESS_SHELL + " did not listen within " + START.toSeconds() + " s");
        }
        return URI.create("ws://127.0.0.1:" + String.join("", lines(file)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public int walk(List<BareListWalk> walks) {
        Queue<BareListWalk> open = new ConcurrentLinkedQueue<>(walks);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < tabCount; i++) {
            running.add(tabs.submit(() -> walkFrom(open)));
        }
        int pages = 0;
        for (Future<Integer> tab : running) {
            try {
                pages += tab.get();
            } catch (ExecutionException e) {
                throw new BenchFailed("a tab failed: " + e.getCause(), e);
            } catch (InterruptedException e) {
                throw Pause.ended(e);
            }
        }
        return pages;
    }

    private int walkFrom(Queue<BareListWalk> open) {
        int pages = 0;
        for (BareListWalk walk = open.poll(); walk != null; walk = open.poll()) {
            visit(walk, page -> {});
            pages += walk.pages();
        }
        return pages;
    }

    /** The pages of some users as the browser rendered them, in order: the input of a parser. */
    public List<Captured> capture(List<BareListWalk> walks) {
        List<Captured> pages = new ArrayList<>();
        walks.forEach(walk -> visit(walk, pages::add));
        return pages;
    }

    private void visit(BareListWalk walk, Consumer<Captured> pages) {
        try (BareCdpTab tab = BareCdpTab.open(cdp, marks)) {
            tab.navigate(walk.first());
            for (int number = 1; number <= walk.pages(); number++) {
                if (number > 1) {
                    tab.clickNext(click);
                }
                pages.accept(new Captured(walk, number, tab.capture(number)));
            }
        }
    }

    @Override
    public long pid() {
        return browser.pid();
    }

    @Override
    public void close() {
        tabs.shutdownNow();
        cdp.close();
        browser.end(GRACE);
        TemporaryFolders.delete(folder);
    }
}
