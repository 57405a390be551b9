package dev.trawl.sitefile;

import dev.trawl.contract.SiteId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site files of one folder, as they are now. A file that is changed, added or taken away counts from the next look on, each
 * by itself; one that is not valid is refused, and the one before is kept. A folder without any, or that cannot be listed,
 * changes nothing. Thread-safe; a call for a known site does not wait.
 *
 * <p>The folder is looked at every second rather than watched: events of the file system do not come through every bind
 * mount, and are others for each way in which an editor saves.
 */
public final class LiveSiteFiles implements Sites, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveSiteFiles.class);

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** An unknown site is looked for at once, but not more often than this. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Path folder;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("site-files").factory());
    private final Map<String, SiteFileReading> readings = new TreeMap<>();
    private final Map<String, Instant> missing = new HashMap<>();
    private List<String> faultsOfFolder = List.of();
    private volatile Instant looked;
    private volatile Map<SiteId, SiteFile> files = Map.of();
    private volatile List<String> faults = List.of();

    private LiveSiteFiles(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.looked = clock.instant();
    }

    /**
     * Reads the folder.
     *
     * @throws BadSiteFile naming every fault of every file, or the folder when it holds none
     */
    public static LiveSiteFiles open(Path folder, Clock clock) {
        var live = new LiveSiteFiles(folder, clock);
        live.readAll();
        return live;
    }

    private synchronized void readAll() {
        for (Path path : SiteFiles.paths(folder)) {
            FileStamp stamp = FileStamp.of(path);
            FileStamp trusted = stamp.isFresh(looked) ? FileStamp.NONE : stamp;
            var reading = SiteFileReading.of(path, trusted);
            readings.put(name(path), reading);
            put(reading.file());
        }
        collectFaults();
        if (!faults.isEmpty()) {
            throw new BadSiteFile(faults);
        }
    }

    /** Looks every second from now on, until it is closed. */
    public void start() {
        var unused =
                timer.scheduleWithFixedDelay(this::step, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void step() {
        try {
            look();
        } catch (RuntimeException e) {
            log.error("{} was not read because of an internal error; it is tried again", folder, e);
        }
    }

    /** Takes up what has changed since the last look. */
    public synchronized void look() {
        looked = clock.instant();
        try {
            List<Path> paths = SiteFiles.paths(folder);
            faultsOfFolder = List.of();
            paths.forEach(this::look);
            forgetAllBut(paths.stream().map(LiveSiteFiles::name).collect(Collectors.toSet()));
        } catch (BadSiteFile e) {
            if (!faultsOfFolder.equals(e.faults())) {
                log.warn("{}; what was read before is kept", e.getMessage());
            }
            faultsOfFolder = e.faults();
        }
        collectFaults();
    }

    private void look(Path path) {
        FileStamp stamp = FileStamp.of(path);
        SiteFileReading before = readings.get(name(path));
        boolean same = before != null && before.stamp().equals(stamp);
        if (same || stamp.equals(FileStamp.NONE) || stamp.isFresh(looked)) {
            return;
        }
        var now = SiteFileReading.of(path, stamp);
        if (!FileStamp.of(path).equals(stamp)) {
            return;
        }
        readings.put(name(path), now);
        if (before != null && before.saysTheSame(now)) {
            return;
        }
        if (now.file() == null) {
            log.warn(
                    "{} is refused, {}: {}",
                    name(path),
                    isKnown(name(path)) ? "and the one before is kept" : "and its site stays unknown",
                    String.join("; ", now.faults()));
        } else {
            put(now.file());
            log.info("{} is taken up as it is now", name(path));
        }
    }

    /** An editor may take a file away for a moment. */
    private void forgetAllBut(Set<String> names) {
        missing.keySet().removeAll(names);
        for (String name : List.copyOf(readings.keySet())) {
            if (names.contains(name)) {
                continue;
            }
            Instant since = missing.computeIfAbsent(name, missed -> looked);
            if (Duration.between(since, looked).compareTo(FileStamp.SETTLED) >= 0) {
                readings.remove(name);
                missing.remove(name);
                files = files.values().stream()
                        .filter(file -> !nameOf(file).equals(name))
                        .collect(Collectors.toUnmodifiableMap(SiteFile::site, file -> file));
                log.info("{} is gone: its site is unknown from now on", name);
            }
        }
    }

    private void put(@Nullable SiteFile file) {
        if (file != null) {
            var next = new HashMap<>(files);
            next.put(file.site(), file);
            files = Map.copyOf(next);
        }
    }

    private void collectFaults() {
        faults = Stream.concat(
                        faultsOfFolder.stream(),
                        readings.values().stream().flatMap(reading -> reading.faults().stream()))
                .toList();
    }

    private boolean isKnown(String name) {
        return files.values().stream().anyMatch(file -> nameOf(file).equals(name));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String nameOf(SiteFile file) {
        return file.site() + ".yml";
    }

    /** Where a site is unknown, its file may just have been added: another service may know it already. */
    @Override
    public Optional<SiteFile> find(SiteId site) {
        if (!files.containsKey(site) && !clock.instant().isBefore(looked.plus(AT_ONCE))) {
            look();
        }
        return Optional.ofNullable(files.get(site));
    }

    @Override
    public Collection<SiteFile> all() {
        return files.values();
    }

    /** What is wrong now, one line a fault; each line stands for a change that is not in force. */
    public List<String> faults() {
        return faults;
    }

    /** No more looks. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
