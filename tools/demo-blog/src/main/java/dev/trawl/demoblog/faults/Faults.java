package dev.trawl.demoblog.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Every fault there is. To add one: write its factory beside those of its family, and name it here and in the README. The
 * generated figures of a fault's user depend on its place: new ones go to the end.
 */
public final class Faults {

    /** Few and quick, for a demo. */
    private static final List<Fault> SHOWN = List.of(
            Silences.everywhere(),
            Silences.onPageTwo(),
            Covers.bannerThatStays(),
            Absences.deleted(),
            Absences.deletedWithStatus200(),
            Absences.empty(),
            Absences.onePage(),
            Covers.modalThatCloses());

    private static final List<Fault> REFUSALS = List.of(
            Refusals.tooManyRequests(), Refusals.comeBackMuchLater(), Refusals.unavailable(), Refusals.challenge());

    private static final Map<String, Fault> BY_USER = byUser(Stream.of(
                    SHOWN,
                    List.of(
                            Redirects.toAnotherHost(),
                            Redirects.toLoopback(),
                            Redirects.toAPrivateAddress(),
                            Redirects.toAFile(),
                            Redirects.forEver(),
                            Redirects.byScriptForEver(),
                            Redirects.toAWrongCertificate(),
                            Answers.thatTrickle(),
                            Answers.cutShort(),
                            Answers.withoutLoadEvent(),
                            Answers.thatAskForAPassword(),
                            Answers.thatAreDownloads(),
                            Answers.ofFiftyMegabytes(),
                            Answers.inGbkUndeclared(),
                            Answers.withBrokenMarkUp(),
                            Pagers.neverRendered(),
                            Pagers.deaf(),
                            Pagers.inACircle(),
                            Pagers.ofAThousandPages(),
                            Covers.bannerBelow(),
                            Covers.cookieWall(),
                            Dialogs.alert(),
                            Dialogs.confirm(),
                            Dialogs.prompt(),
                            Dialogs.beforeLeaving(),
                            Dialogs.popUps(),
                            Dialogs.forEver(),
                            Strains.busy(),
                            Strains.crashing(),
                            Strains.eatingMemory(),
                            Absences.notFoundWithStatus200(),
                            Silences.atTheFirstVisit()),
                    REFUSALS,
                    List.of(
                            Pagers.ofManyPages(),
                            Redirects.toAnotherUser(),
                            Absences.deletedThatLeadsAway(),
                            Pagers.countingTooMany()))
            .flatMap(List::stream)
            .toList());

    private Faults() {}

    /** In a fixed order. */
    public static List<Fault> all() {
        return List.copyOf(BY_USER.values());
    }

    /** Those that a demo crawls: it shall be over in a minute or two. */
    public static List<Fault> shown() {
        return SHOWN;
    }

    /** Those that are on the host {@code busy.demo.test} only. */
    public static List<Fault> refusals() {
        return REFUSALS;
    }

    /** The fault of this user; that of {@code fault-alert-x2} to {@code -x99} is that of {@code fault-alert}. */
    public static Optional<Fault> of(String userId) {
        Matcher copy = Fault.COPY.matcher(userId);
        return Optional.ofNullable(BY_USER.get(copy.matches() ? copy.group("fault") : userId));
    }

    /** A place of its own for each fault and each copy; 0 is the first fault. */
    public static int place(String userId) {
        Matcher copy = Fault.COPY.matcher(userId);
        int place = List.copyOf(BY_USER.keySet()).indexOf(copy.matches() ? copy.group("fault") : userId);
        return copy.matches() ? 100 * Integer.parseInt(copy.group("copy")) + place : place;
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
