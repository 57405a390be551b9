package dev.trawl.sitefile;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site file as it was read once.
 *
 * @param text what it held; empty where it could not be read
 * @param file null where there are faults
 */
record SiteFileReading(
        FileStamp stamp, String text, @Nullable SiteFile file, List<String> faults) {

    /**
     * Reads a file.
     *
     * @param stamp that it had before
     */
    static SiteFileReading of(Path path, FileStamp stamp) {
        String name = String.valueOf(path.getFileName());
        String text = "";
        try {
            text = SiteFiles.text(path);
            return new SiteFileReading(stamp, text, SiteFileYaml.read(name, text), List.of());
        } catch (BadSiteFile e) {
            return new SiteFileReading(stamp, text, null, e.faults());
        } catch (RuntimeException | StackOverflowError e) {
            return new SiteFileReading(stamp, text, null, List.of(name + ": (the file): cannot be taken apart: " + e));
        }
    }

    /** Whether the file was only touched meanwhile. */
    boolean saysTheSame(SiteFileReading other) {
        return text.equals(other.text) && faults.equals(other.faults);
    }
}
