package dev.trawl.fetcher.browser.cdp;

import java.util.Set;

/**
 * The events that a listener handles. The DevTools protocol sends whole domains or none. Other events are dropped before they are
 * parsed.
 */
final class SubscribedEvents {

    private static final Set<String> SUBSCRIBED = Set.of(
            "Network.requestWillBeSent",
            "Network.responseReceived",
            "Network.loadingFinished",
            "Network.loadingFailed",
            "Runtime.executionContextCreated",
            "Runtime.executionContextDestroyed",
            "Runtime.executionContextsCleared",
            "Runtime.consoleAPICalled",
            "Runtime.exceptionThrown",
            "Log.entryAdded",
            "Page.javascriptDialogOpening",
            "Fetch.requestPaused",
            "Security.certificateError",
            "Inspector.targetCrashed",
            "Target.targetCreated",
            "Target.detachedFromTarget");

    /** The beginning of an event, as Chromium writes it. A message that begins otherwise is parsed. */
    private static final String BEGIN = "{\"method\":\"";

    private SubscribedEvents() {}

    /** Whether this message is an event that no listener handles. */
    static boolean isUnsubscribed(String message) {
        if (!message.startsWith(BEGIN)) {
            return false;
        }
        int end = message.indexOf('"', BEGIN.length());
        return end > 0 && !SUBSCRIBED.contains(message.substring(BEGIN.length(), end));
    }
}
