package dev.trawl.sitecheck.live;

import dev.trawl.contract.VisitLocation;
import dev.trawl.fetcher.visit.NavigationResult;
import dev.trawl.fetcher.visit.VisitEnd;
import java.util.Optional;

/** How a visit, or one load, failed, for a person. */
final class EndSentence {

    private EndSentence() {}

    /** Empty when all that was wanted has come. */
    static Optional<String> of(VisitEnd end) {
        return switch (end) {
            case VisitEnd.Fetched fetched -> Optional.empty();
            case VisitEnd.Empty empty -> Optional.empty();
            case VisitEnd.NotFound gone -> Optional.of("the site says that there is no such user" + at(gone.where()));
            case VisitEnd.Moved moved ->
                Optional.of("the address of this user leads to another one" + at(moved.where()));
            case VisitEnd.TimedOut late -> Optional.of(late.reason() + at(late.where()));
            case VisitEnd.ClickFailed click -> Optional.of(click.reason() + at(click.where()));
            case VisitEnd.BrowserLost lost ->
                Optional.of(lost.reason() + lost.where().map(EndSentence::at).orElse(""));
            case VisitEnd.Blocked blocked ->
                Optional.of("the site says no for now: " + blocked.reason() + at(blocked.where()));
            case VisitEnd.Refused refused -> Optional.of(refused.reason() + at(refused.where()));
            case VisitEnd.Oversize large -> Optional.of(large.reason() + at(large.where()));
            case VisitEnd.MissingPages missing ->
                Optional.of(
                        "the site would not give " + missing.pages() + ": " + missing.reason() + at(missing.where()));
            case VisitEnd.Cancelled cancelled -> Optional.of("the visit was cancelled");
            case VisitEnd.HandedBack back -> Optional.of(back.reason());
        };
    }

    private static String at(VisitLocation visitLocation) {
        return " (" + visitLocation.kind().label() + " " + visitLocation.number()
                + (visitLocation.url() == null ? "" : ", " + visitLocation.url())
                + (visitLocation.status() == null ? "" : ", status " + visitLocation.status()) + ")";
    }

    /** Of a load that brought no page. */
    static String of(NavigationResult navigationResult) {
        return switch (navigationResult) {
            case NavigationResult.Page page -> "the page is there";
            case NavigationResult.NotFound gone -> "the site says that there is no such page" + at(gone.spot());
            case NavigationResult.Blocked blocked ->
                "the site says no for now: " + blocked.reason() + at(blocked.spot());
            case NavigationResult.NotAPage not -> not.reason() + at(not.spot());
            case NavigationResult.Refused refused -> refused.reason() + at(refused.spot());
            case NavigationResult.TooLarge large -> large.reason() + at(large.spot());
            case NavigationResult.Late late -> late.reason() + at(late.spot());
            case NavigationResult.Aborted aborted -> aborted.reason().text() + at(aborted.spot());
            case NavigationResult.ClickFailed click -> click.reason() + at(click.spot());
            case NavigationResult.ListEnded ended -> "the list has ended";
            case NavigationResult.Lost lost -> lost.reason();
        };
    }

    private static String at(NavigationResult.Spot spot) {
        return spot.url() == null
                ? ""
                : " (" + spot.url() + (spot.status() == null ? "" : ", status " + spot.status()) + ")";
    }
}
