package dev.trawl.fetcher.browser.page;

import dev.trawl.fetcher.browser.cdp.CdpConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** The last 200 lines of a tab's console, each at most 500 characters. Thread-safe. */
final class ConsoleLog {

    private static final int LINES = 200;
    private static final int LENGTH = 500;

    private final Deque<String> lines = new ArrayDeque<>();

    void add(CdpConnection.Event event) {
        JsonNode params = event.params();
        switch (event.method()) {
            case "Runtime.consoleAPICalled" -> {
                var text = new StringJoiner(" ");
                params.path("args")
                        .forEach(arg -> text.add(
                                arg.has("value")
                                        ? arg.path("value")
                                                .asString(arg.path("value").toString())
                                        : arg.path("description").asString("")));
                add(params.path("type").asString(), text.toString());
            }
            case "Runtime.exceptionThrown" -> {
                JsonNode details = params.path("exceptionDetails");
                add(
                        "exception",
                        details.path("exception")
                                .path("description")
                                .asString(details.path("text").asString("")));
            }
            default -> {
                JsonNode entry = params.path("entry");
                add(
                        entry.path("level").asString(""),
                        entry.path("text").asString("") + " "
                                + entry.path("url").asString(""));
            }
        }
    }

    synchronized void add(String level, String text) {
        String line = level + ": " + text.strip();
        lines.addLast(line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    /** One line for each message, the oldest first. */
    synchronized String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
