package dev.trawl.cli.sites;

import dev.trawl.sitefile.BadSiteFile;
import java.nio.file.Path;
import java.util.List;

/** The faults of one site file, below its name. */
final class SiteFileFaults {

    private SiteFileFaults() {}

    /** A line a fault: the place in the file and what was expected. */
    static List<String> of(BadSiteFile bad, Path file) {
        String name = file.getFileName() + ": ";
        return bad.faults().stream()
                .map(fault -> fault.startsWith(name) ? fault.substring(name.length()) : fault)
                .toList();
    }
}
