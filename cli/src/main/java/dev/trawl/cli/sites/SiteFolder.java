package dev.trawl.cli.sites;

import dev.trawl.parser.extraction.PageReader;
import dev.trawl.parser.extraction.ReadingLimits;
import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.SiteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where site files are, and what is in them. */
final class SiteFolder {

    /** The root of the repository, as the script {@code trawl} gives it. */
    private static final String ROOT = "trawl.root";

    private SiteFolder() {}

    /** {@code sites} of the repository. */
    static Path folder() {
        return Path.of(System.getProperty(ROOT, "")).resolve("sites");
    }

    /** Its files, by name; empty where there is no such folder. */
    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SiteFolder::isSiteFile).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hidden ones are those of editors. */
    private static boolean isSiteFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".yml") && !name.startsWith(".");
    }

    /** A path for a person: from where he is, where it is below that. */
    static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : file.toString();
    }

    /** A site file that both its halves can be used of. */
    record Usable(SiteFile site, PageReader reader) {}

    /** @throws BadSiteFile naming every fault that a service would not start with, selectors included */
    static Usable read(Path file) {
        SiteFile site = SiteFiles.read(file);
        return new Usable(site, new PageReader(site, ReadingLimits.DEFAULT));
    }
}
