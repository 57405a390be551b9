package dev.trawl.fetcher.browser.cdp;

import java.util.Optional;

/**
 * Joins the parts of a DevTools message. A page decides how long some messages are, such as those of its console. Of a
 * message that is too long, only the beginning and the end are kept, which name the session. Used by one thread.
 */
final class MessageAssembler {

    private static final int ENDS = 300;

    private final int longest;
    private StringBuilder text = new StringBuilder();
    private String end = "";
    private long length;

    /** @param longest the most characters of a message that is kept whole */
    MessageAssembler(int longest) {
        this.longest = longest;
    }

    /** A complete message. */
    sealed interface Message {
        record Whole(String text) implements Message {}

        record TooLong(String beginning, String end, long length) implements Message {}
    }

    /** Adds a part. Returns the message when this was its last part. */
    Optional<Message> add(String part, boolean last) {
        length += part.length();
        if (length <= longest) {
            return whole(part, last);
        }
        String before = end.isEmpty() ? text.substring(Math.max(0, text.length() - ENDS)) : end;
        end = lastOf(before + part);
        text.append(part, 0, Math.min(part.length(), ENDS));
        String beginning = text.substring(0, Math.min(text.length(), ENDS));
        text = new StringBuilder(beginning);
        return last ? Optional.of(finished(new Message.TooLong(beginning, end, length))) : Optional.empty();
    }

    private static String lastOf(String characters) {
        return characters.substring(Math.max(0, characters.length() - ENDS));
    }

    private Optional<Message> whole(String part, boolean last) {
        if (!last) {
            text.append(part);
            return Optional.empty();
        }
        return Optional.of(finished(
                new Message.Whole(text.isEmpty() ? part : text.append(part).toString())));
    }

    private Message finished(Message message) {
        text = new StringBuilder();
        end = "";
        length = 0;
        return message;
    }
}
