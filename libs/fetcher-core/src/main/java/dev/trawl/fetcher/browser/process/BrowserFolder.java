package dev.trawl.fetcher.browser.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * The folder of one browser: profile, temporary files, and scripts that start driver and browser so that the kernel ends them
 * with their parent. Its name contains the process that owns it, so that a later fetcher can end what a killed one left.
 */
public final class BrowserFolder {

    private static final Logger log = LoggerFactory.getLogger(BrowserFolder.class);
    private static final Duration KILL = Duration.ofSeconds(5);
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /** A Unix socket's path has at most 107 bytes; Chromium appends {@code /org.chromium.Chromium.XXXXXX/SingletonSocket}. */
    private static final int LONGEST_PATH = 107 - 46;

    /**
     * The data memory of each process. A page that needs more outside of its scripts' heap is refused it, or crashes its tab.
     * Without this limit one page can take all memory of the machine within seconds.
     */
    private static final DataSize PROCESS_MEMORY = DataSize.ofGigabytes(1);

    private final Path path;

    private BrowserFolder(Path path) {
        this.path = path;
    }

    static BrowserFolder create(BrowserSettings settings) throws IOException {
        Files.createDirectories(settings.folder());
        long pid = ProcessHandle.current().pid();
        String owner = pid + "-" + ProcessTree.started(pid).orElse("0");
        Path path = settings.folder().resolve(owner + "-" + random()).toAbsolutePath();
        if (path.toString().length() > LONGEST_PATH) {
            throw new IOException("its path is too long for Chromium's sockets, set trawl.fetcher.browser.folder to one"
                    + " of at most 30 characters");
        }
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        var folder = new BrowserFolder(path);
        folder.script(
                "browser.sh",
                quoted(settings.binary()) + " \"$@\""
                        + (settings.kind() == BrowserSettings.Kind.HEADLESS_SHELL ? " about:blank" : ""));
        folder.script("driver.sh", quoted(settings.driver()) + " \"$@\"");
        return folder;
    }

    private static String random() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
    }

    private static String quoted(Path program) {
        return "'" + program.toString().replace("'", "'\\''") + "'";
    }

    private void script(String name, String command) throws IOException {
        Path script = path.resolve(name);
        Files.writeString(
                script,
                "#!/bin/sh\nulimit -d " + PROCESS_MEMORY.toKilobytes() + " 2>/dev/null\nexec setpriv --pdeathsig KILL "
                        + command + "\n");
        Files.setPosixFilePermissions(script, OWNER_ONLY);
    }

    Path path() {
        return path;
    }

    Path profile() {
        return path.resolve("profile");
    }

    Path browserScript() {
        return path.resolve("browser.sh");
    }

    Path driverScript() {
        return path.resolve("driver.sh");
    }

    /** Ends every process that names this folder, then deletes it. */
    void remove() {
        boolean dead = ProcessTree.kill(ProcessTree.naming(path), KILL);
        for (int tries = 0; tries < 20 && !delete(); tries++) {
            LockSupport.parkNanos(50_000_000);
        }
        if (!dead || Files.exists(path)) {
            log.warn("browser folder {} could not be deleted; the next start tries again", path);
        }
    }

    private boolean delete() {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return !Files.exists(path);
        }
    }

    /** Ends and deletes what former fetchers left. Returns the number of their folders. */
    public static int removeOrphans(BrowserSettings settings) {
        if (!Files.isDirectory(settings.folder())) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(settings.folder())) {
            List<Path> orphans = folders.filter(BrowserFolder::isOrphan).toList();
            orphans.forEach(folder -> new BrowserFolder(folder).remove());
            return orphans.size();
        } catch (IOException e) {
            log.warn("{} cannot be searched for folders of killed fetchers", settings.folder(), e);
            return 0;
        }
    }

    private static boolean isOrphan(Path folder) {
        String[] owner = folder.getFileName().toString().split("-", 3);
        if (owner.length < 3 || !owner[0].matches("\\d{1,9}")) {
            return false;
        }
        long pid = Long.parseLong(owner[0]);
        return !ProcessTree.isAlive(pid) || !ProcessTree.started(pid).orElse("").equals(owner[1]);
    }
}
