package dev.trawl.bench.soak;

import dev.trawl.demoblog.faults.Faults;
import java.util.List;

/** The faulty users of a soak: those whose visit takes seconds at most. Those that never answer are not among them. */
final class CheapFaults {

    /** To add one, name it here. */
    private static final List<String> NAMES = List.of(
            "fault-deleted",
            "fault-deleted-200",
            "fault-empty",
            "fault-one-page",
            "fault-modal",
            "fault-banner",
            "fault-crash",
            "fault-memory",
            "fault-popups",
            "fault-alert",
            "fault-alerts",
            "fault-beforeunload",
            "fault-cut",
            "fault-certificate",
            "fault-redirect-host",
            "fault-redirects-script",
            "fault-cookie-wall",
            "fault-gbk",
            "fault-next-loop",
            "fault-404-200",
            "fault-auth",
            "fault-download",
            "fault-50mb");

    private CheapFaults() {}

    /** @throws IllegalStateException when the demo blog does not know one of them */
    static List<String> all() {
        for (String name : NAMES) {
            if (Faults.of(name).isEmpty()) {
                throw new IllegalStateException("the demo blog has no user '" + name + "'");
            }
        }
        return NAMES;
    }
}
