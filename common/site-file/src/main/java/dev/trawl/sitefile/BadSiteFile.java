package dev.trawl.sitefile;

import java.util.List;

/**
 * A site file that is not valid, or a folder without any. A service that starts with one ends, showing the message: one
 * line a fault, each naming the file, the place in it and what was expected.
 */
public final class BadSiteFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    public BadSiteFile(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /** One line a fault. */
    public List<String> faults() {
        return faults;
    }
}
