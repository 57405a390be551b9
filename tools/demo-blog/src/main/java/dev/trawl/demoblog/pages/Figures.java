package dev.trawl.demoblog.pages;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Numbers and dates as the platform shows them. */
final class Figures {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("uuuu年MM月dd日 HH:mm:ss");

    private Figures() {}

    /** 62万+ for 621222: rounded down from ten thousand on, as CSDN does. */
    static String shown(long figure) {
        return figure < 10_000 ? Long.toString(figure) : figure / 10_000 + "万+";
    }

    /** 2019-04-08 14:24:22. */
    static String date(OffsetDateTime time) {
        return DATE.format(time);
    }

    /** 2019年04月08日 14:24:22. */
    static String chineseDate(OffsetDateTime time) {
        return CHINESE_DATE.format(time);
    }
}
