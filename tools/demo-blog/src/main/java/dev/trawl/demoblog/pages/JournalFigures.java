package dev.trawl.demoblog.pages;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and dates as the second skin shows them: in English. */
final class JournalFigures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, uuuu 'at' h:mm:ss a", Locale.ENGLISH);
    private static final DateTimeFormatter MACHINE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private JournalFigures() {}

    /** 999, 9,704, 62.1k for 62,199, 1.9m: rounded down from ten thousand on. */
    static String shown(long figure) {
        if (figure < 10_000) {
            return exact(figure);
        }
        return figure < 1_000_000 ? tenths(figure / 100) + "k" : tenths(figure / 100_000) + "m";
    }

    private static String tenths(long tenths) {
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }

    /** 949,895. */
    static String exact(long figure) {
        return String.format(Locale.ENGLISH, "%,d", figure);
    }

    /** May 21, 2020. */
    static String day(OffsetDateTime time) {
        return DAY.format(time);
    }

    /** May 21, 2020 at 10:22:32 AM. */
    static String time(OffsetDateTime time) {
        return TIME.format(time);
    }

    /** 2020-05-21T02:22:32Z, the same time for machines. */
    static String machine(OffsetDateTime time) {
        return MACHINE.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
}
