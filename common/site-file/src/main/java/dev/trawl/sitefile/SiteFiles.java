package dev.trawl.sitefile;

import dev.trawl.contract.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The site files of one folder, by site, as they were when they were read. Immutable. */
public final class SiteFiles implements Sites {

    private final Map<SiteId, SiteFile> files;

    private SiteFiles(Map<SiteId, SiteFile> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * Reads every {@code *.yml} of a folder.
     *
     * @throws BadSiteFile naming every fault of every file, or the folder when it holds none
     */
    public static SiteFiles load(Path folder) {
        var files = new TreeMap<SiteId, SiteFile>();
        var faults = new ArrayList<String>();
        for (Path path : paths(folder)) {
            try {
                SiteFile file = read(path);
                files.put(file.site(), file);
            } catch (BadSiteFile e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new BadSiteFile(faults);
        }
        return new SiteFiles(files);
    }

    /** One site and no other. */
    public static SiteFiles of(SiteFile site) {
        return new SiteFiles(Map.of(site.site(), site));
    }

    /** @throws BadSiteFile naming every fault of the file */
    public static SiteFile read(Path path) {
        return SiteFileYaml.read(String.valueOf(path.getFileName()), text(path));
    }

    /** @throws BadSiteFile when it cannot be read as text */
    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new BadSiteFile(List.of(path + ": cannot be read as UTF-8 text: " + e.getMessage()));
        }
    }

    /**
     * The site files of a folder, in the order of their names; hidden ones are those of editors.
     *
     * @throws BadSiteFile when it holds none, or cannot be listed
     */
    static List<Path> paths(Path folder) {
        try (var entries = Files.list(folder)) {
            List<Path> paths = entries.filter(SiteFiles::isSiteFile).sorted().toList();
            if (paths.isEmpty()) {
                throw new BadSiteFile(List.of(folder.toAbsolutePath() + ": holds no site files, expected *.yml"));
            }
            return paths;
        } catch (IOException e) {
            throw new BadSiteFile(
                    List.of(folder.toAbsolutePath() + ": cannot be listed, expected a folder of site files"));
        }
    }

    private static boolean isSiteFile(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".yml") && !name.startsWith(".");
    }

    @Override
    public Optional<SiteFile> find(SiteId site) {
        return Optional.ofNullable(files.get(site));
    }

    @Override
    public Collection<SiteFile> all() {
        return files.values();
    }
}
