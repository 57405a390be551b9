package dev.trawl.bench;

import dev.trawl.bench.measure.BenchFailed;
import dev.trawl.cli.crawl.RequestRefused;
import dev.trawl.cli.stack.StackFailed;
import dev.trawl.devservers.ServerFailed;
import dev.trawl.devservers.ServerFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Option;

/**
 * A command that starts processes and takes long. Ctrl-C and SIGTERM interrupt its thread, which then ends what it started, so
 * that no process and no folder is left.
 */
@SuppressWarnings("unused") // picocli sets the fields.
abstract class LongCommand implements Callable<Integer> {

    /** A field, or the logger would be collected and its level with it. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static final long LIMIT_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean interrupted;

    @Option(names = "--markdown", description = "Write the result into its page below docs/.")
    private boolean markdown;

    /** @return the exit status */
    abstract int run();

    @Override
    public final Integer call() {
        SELENIUM.setLevel(Level.SEVERE);
        System.setProperty("java.awt.headless", "true");
        Thread running = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("interrupt").unstarted(() -> interrupt(running)));
        try {
            return run();
        } catch (BenchFailed | RequestRefused | ServerFailed | StackFailed | UncheckedIOException e) {
            if (!interrupted) {
                System.out.println("FAILED: " + e.getMessage());
            }
            return 1;
        } finally {
            ended.countDown();
        }
    }

    private void interrupt(Thread running) {
        if (ended.getCount() == 0) {
            return;
        }
        interrupted = true;
        running.interrupt();
        try {
            if (!ended.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("did not end within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether Ctrl-C or SIGTERM has come. */
    final boolean isInterrupted() {
        return interrupted;
    }

    /** Prints a result, and with {@code --markdown} writes it between its markers on a page. */
    final void publish(String page, String name, String text) {
        System.out.println();
        System.out.println(text);
        System.out.println();
        if (markdown) {
            Path file = ServerFiles.root().resolve("docs").resolve(page);
            new MeasuredPage(file).write(name, text);
            System.out.println("written to " + file);
        }
    }
}
