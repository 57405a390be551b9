package dev.trawl.demoblog.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every fault there is. To add one: write its factory beside those of its family, and name it here and in the README. */
public final class Faults {

    private static final Map<String, Fault> BY_USER = byUser(List.of(
            Silences.everywhere(),
            Silences.onPageTwo(),
            Covers.bannerThatStays(),
            Absences.deleted(),
            Absences.deletedWithStatus200(),
            Absences.empty(),
            Absences.onePage(),
            Covers.modalThatCloses()));

    private Faults() {}

    /** In a fixed order: the generated figures of a fault's user depend on its place, so new ones go to the end. */
    public static List<Fault> all() {
        return List.copyOf(BY_USER.values());
    }

    public static Optional<Fault> of(String userId) {
        return Optional.ofNullable(BY_USER.get(userId));
    }

    private static Map<String, Fault> byUser(List<Fault> faults) {
        var byUser = new LinkedHashMap<String, Fault>();
        for (Fault fault : faults) {
            if (byUser.put(fault.userId(), fault) != null) {
                throw new IllegalStateException("two faults are called '" + fault.userId() + "'");
            }
        }
        return byUser;
    }
}
