package dev.trawl.scheduler.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.function.Consumer;

/**
 * A list as people have them: a user ID a line, in UTF-8, perhaps with a byte order mark, with line ends of any system,
 * blank lines, and comments from {@code #} at the start or after white space. Read as a stream; a line is cut at 4 KB.
 */
public final class UserList implements Upload {

    private static final int MAX_LINE = 4096;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Opens the list, from its start. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    private final Opening opening;

    public UserList(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void forEach(Consumer<UploadEntry> consumer) throws IOException {
        try (InputStream in = new BufferedInputStream(opening.open(), 1 << 16)) {
            var line = new ByteArrayOutputStream();
            long number = 1;
            boolean tooLong = false;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n' || b == '\r') {
                    emit(number, line, tooLong, consumer);
                    number += b == '\n' || !followedByLineFeed(in) ? 1 : 0;
                    line.reset();
                    tooLong = false;
                } else if (line.size() < MAX_LINE) {
                    line.write(b);
                } else {
                    tooLong = true;
                }
            }
            emit(number, line, tooLong, consumer);
        }
    }

    private static boolean followedByLineFeed(InputStream in) throws IOException {
        in.mark(1);
        boolean lineFeed = in.read() == '\n';
        in.reset();
        return lineFeed;
    }

    private static void emit(long number, ByteArrayOutputStream line, boolean tooLong, Consumer<UploadEntry> consumer) {
        String text;
        try {
            text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            if (!tooLong) {
                consumer.accept(new UploadEntry.Garbage(number, line.toString(UTF_8), "the line is not UTF-8"));
                return;
            }
            text = line.toString(UTF_8);
        }
        String user = withoutComment(number == 1 ? withoutMark(text) : text).strip();
        if (tooLong) {
            consumer.accept(new UploadEntry.Garbage(number, user, "the line is longer than " + MAX_LINE + " bytes"));
        } else if (!user.isEmpty()) {
            consumer.accept(new UploadEntry.Text(number, user));
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static String withoutComment(String text) {
        for (int i = text.indexOf('#'); i >= 0; i = text.indexOf('#', i + 1)) {
            if (i == 0 || Character.isWhitespace(text.charAt(i - 1))) {
                return text.substring(0, i);
            }
        }
        return text;
    }
}
