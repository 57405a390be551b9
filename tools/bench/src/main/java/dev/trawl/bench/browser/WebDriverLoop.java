package dev.trawl.bench.browser;

import static java.time.Duration.ofSeconds;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.bench.measure.Pause;
import dev.trawl.devservers.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * Plain WebDriver as people write it: full Chromium, {@code get}, a look for the page's number every 20 ms, a native click on
 * "next", {@code getPageSource}. One tab, nothing cleared between users.
 */
public final class WebDriverLoop implements BareLoop {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration LIMIT = ofSeconds(20);

    private final Path folder;
    private final ProcessHandle driverProcess;
    private final ChromeDriver driver;
    private final PageMarks marks;

    private WebDriverLoop(Path folder, ProcessHandle driverProcess, ChromeDriver driver, PageMarks marks) {
        this.folder = folder;
        this.driverProcess = driverProcess;
        this.driver = driver;
        this.marks = marks;
    }

    /** The processes end with the calling thread, where the system has {@code setpriv}: it must outlive the loop. */
    public static WebDriverLoop start(BrowserCommand command, PageMarks marks) {
        Path folder = TemporaryFolders.temporary("trawl-bench-webdriver-");
        var options = new ChromeOptions();
        options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
        options.addArguments("--headless=new");
        options.addArguments(command.switches(folder.resolve("profile")));
        try {
            options.setBinary(
                    guard(folder.resolve("browser"), BrowserCommand.CHROMIUM).toFile());
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(guard(folder.resolve("driver"), BrowserCommand.DRIVER)
                            .toFile())
                    .usingAnyFreePort()
                    .withEnvironment(Map.of("TMPDIR", folder.toString(), "HOME", folder.toString()))
                    .withLogFile(folder.resolve("driver.log").toFile())
                    .build();
            List<ProcessHandle> before = ProcessHandle.current().children().toList();
            var driver = new ChromeDriver(
                    service,
                    options,
                    ClientConfig.defaultConfig().connectionTimeout(ofSeconds(5)).readTimeout(ofSeconds(40)));
            driver.manage().timeouts().pageLoadTimeout(LIMIT).scriptTimeout(ofSeconds(5));
            ProcessHandle process = ProcessHandle.current()
                    .children()
                    .filter(child -> !before.contains(child))
                    .findFirst()
                    .orElseThrow(() -> new BenchFailed("chromedriver is not a child of this process"));
            return new WebDriverLoop(folder, process, driver, marks);
        } catch (WebDriverException | IOException e) {
            TemporaryFolders.delete(folder);
            throw new BenchFailed("Chromium did not start: " + e.getMessage(), e);
        }
    }

    /** A script that binds a program's life to that of the thread that starts it. */
    private static Path guard(Path script, Path program) throws IOException {
        Files.writeString(script, """
                #!/bin/sh
                command -v setpriv >/dev/null && exec setpriv --pdeathsig KILL %1$s "$@"
                exec %1$s "$@"
                """.formatted(program));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    @Override
    public int walk(List<BareListWalk> walks) {
        int pages = 0;
        try {
            for (BareListWalk walk : walks) {
                driver.get(walk.first().toString());
                capture(1);
                for (int number = 2; number <= walk.pages(); number++) {
                    driver.findElement(By.cssSelector(marks.next())).click();
                    capture(number);
                }
                pages += walk.pages();
            }
        } catch (WebDriverException e) {
            throw new BenchFailed("WebDriver failed: " + e.getMessage(), e);
        }
        return pages;
    }

    private void capture(int number) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isShown(number)) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("page " + number + " was not shown within " + LIMIT.toSeconds() + " s at "
                        + driver.getCurrentUrl());
            }
            Pause.of(POLL);
        }
        if (String.valueOf(driver.getPageSource()).isBlank()) {
            throw new BenchFailed("page " + number + " has no source");
        }
    }

    private boolean isShown(int number) {
        return driver.executeScript("return " + marks.shown()) instanceof Number shown && shown.intValue() == number;
    }

    @Override
    public long pid() {
        return driverProcess.pid();
    }

    @Override
    public void close() {
        List<ProcessHandle> below = driverProcess.descendants().toList();
        try {
            driver.quit();
        } catch (WebDriverException e) {
            driverProcess.destroyForcibly();
        }
        below.forEach(ProcessHandle::destroyForcibly);
        below.forEach(process -> process.onExit()
                .orTimeout(5, java.util.concurrent.TimeUnit.SECONDS)
                .exceptionally(e -> process)
                .join());
        TemporaryFolders.delete(folder);
    }
}
