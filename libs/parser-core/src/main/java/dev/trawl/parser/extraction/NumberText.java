package dev.trawl.parser.extraction;

import com.google.re2j.Pattern;
import dev.trawl.sitefile.rules.NumberStyle;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A whole number as pages show it. What is not understood whole is no number: a wrong figure is worse than none.
 *
 * @param exact false where the page rounds, as in {@code 62万+} or {@code 3.5k}
 */
record NumberText(long value, boolean exact) {

    /** Digits, and groups of digits behind a separator; white space separates only groups of three. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:[,.'][0-9]+| [0-9]{3}(?:\\b))*");

    /** The characters that stand for others here. Each side has one character, so that positions stay. */
    private static final Map<Character, Character> SAME = same();

    /** What a unit multiplies by, as a power of ten. Latin units are told apart from words by their length. */
    private static final Map<String, Integer> POWERS_OF_TEN = powersOfTen();

    /** Longest first, so that 百万 is not taken for 百. */
    private static final List<String> CJK_UNITS =
            List.of("百万", "百萬", "千万", "千萬", "百만", "천만", "千", "万", "萬", "亿", "億", "천", "만", "억", "百", "백");

    /** A digit before these is part of a date, a time or a duration when another digit follows. */
    private static final String PARTS_OF_DATES = "年月日号號時时点點分秒년월일시분초";

    /** More digits than a count can have. */
    private static final int MAX_DIGITS = 18;

    /** What is looked at from the first digit on: digits with separators, and a unit. */
    private static final int WINDOW = 64;

    /** Longer runs of digits and separators are no number. */
    private static final int MAX_LENGTH = 40;

    private static Map<Character, Character> same() {
        var same = new HashMap<Character, Character>();
        for (char digit = '0'; digit <= '9'; digit++) {
            same.put((char) ('０' + (digit - '0')), digit);
        }
        for (char space : "\u00A0\u2007\u2009\u202F\u2002\u2003\u2005\u2006\u2008\u200A\u3000".toCharArray()) {
            same.put(space, ' ');
        }
        same.put('，', ',');
        same.put('٬', ',');
        same.put('．', '.');
        same.put('’', '\'');
        same.put('＋', '+');
        same.put('−', '-');
        same.put('－', '-');
        same.put('％', '%');
        same.put('～', '~');
        same.put('：', ':');
        same.put('／', '/');
        return Map.copyOf(same);
    }

    private static Map<String, Integer> powersOfTen() {
        var powers = new HashMap<String, Integer>();
        List.of("千", "천", "k", "тыс", "тис", "mil", "tsd", "thousand", "rb", "хил")
                .forEach(unit -> powers.put(unit, 3));
        List.of("万", "萬", "만", "w").forEach(unit -> powers.put(unit, 4));
        List.of("百", "백").forEach(unit -> powers.put(unit, 2));
        List.of("百万", "百萬", "百만", "m", "mio", "mln", "млн", "million", "millions", "jt")
                .forEach(unit -> powers.put(unit, 6));
        List.of("千万", "千萬", "천만").forEach(unit -> powers.put(unit, 7));
        List.of("亿", "億", "억").forEach(unit -> powers.put(unit, 8));
        List.of("b", "bn", "млрд", "mrd", "mld", "billion", "billions").forEach(unit -> powers.put(unit, 9));
        return Map.copyOf(powers);
    }

    /**
     * The first number in the text. It is empty when there is none, when it is no whole number once its unit is applied, when it has
     * too many digits, or when it is a part of something else: a range, a percentage, a version, a date, a negative number.
     */
    static Optional<NumberText> in(String shown, NumberStyle style) {
        if (isPlain(shown)) {
            return Optional.of(new NumberText(Long.parseLong(shown), true));
        }
        String text = window(shown);
        var matcher = DIGITS.matcher(text);
        if (!matcher.find() || isPartOfSomething(text, matcher.start())) {
            return Optional.empty();
        }
        Optional<Unit> unit = unit(text, matcher.end(), style);
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        boolean scaled = unit.get().power() > 0;
        boolean more = text.startsWith("+", unit.get().end());
        boolean about = matcher.start() > 0 && "~≈约約".indexOf(text.charAt(matcher.start() - 1)) >= 0;
        return (style.hasSeparators() ? styled(matcher.group(), style) : decimal(matcher.group(), scaled))
                .map(value -> value.movePointRight(unit.get().power()))
                .filter(value -> value.stripTrailingZeros().scale() <= 0)
                .filter(value -> value.precision() - value.scale() <= MAX_DIGITS)
                .map(value -> new NumberText(value.longValueExact(), !scaled && !more && !about));
    }

    /** Whether the text is nothing but the digits of a number that has not too many: most are. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MAX_DIGITS;
    }

    /** The first digit with two characters before it and what follows, in plain characters; empty where there is no digit. */
    private static String window(String shown) {
        int digit = 0;
        while (digit < shown.length() && !isDigit(plain(shown.charAt(digit)))) {
            digit++;
        }
        if (digit == shown.length()) {
            return "";
        }
        var window = new StringBuilder();
        for (int i = Math.max(0, digit - 2); i < Math.min(shown.length(), digit + WINDOW); i++) {
            window.append(plain(shown.charAt(i)));
        }
        return window.toString();
    }

    private static char plain(char c) {
        return c < 128 ? (c == '\t' ? ' ' : c) : SAME.getOrDefault(c, c);
    }

    /** Whether what stands before the first digit belongs to it: a sign at the start, a decimal point. */
    private static boolean isPartOfSomething(String text, int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        boolean alone = start == 1 || text.charAt(start - 2) == ' ';
        return (before == '-' && start == 1) || (before == '.' && alone);
    }

    /** A unit that multiplies; of power 0 where there is none. @param end where it ends in the text */
    private record Unit(int power, int end) {}

    /** What stands behind the digits; empty where it makes them something else than a whole number. */
    private static Optional<Unit> unit(String text, int end, NumberStyle style) {
        int word = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        int wordEnd = word;
        while (wordEnd < text.length() && Character.isLetter(text.charAt(wordEnd))) {
            wordEnd++;
        }
        if (wordEnd == word) {
            return isContinued(text, end) ? Optional.empty() : Optional.of(new Unit(0, end));
        }
        String letters = text.substring(word, wordEnd);
        boolean digitFollows = wordEnd < text.length() && isDigit(text.charAt(wordEnd));
        Long factor = style.words().get(letters.toLowerCase(Locale.ROOT));
        if (factor != null) {
            return digitFollows || isContinued(text, wordEnd)
                    ? Optional.empty()
                    : Optional.of(new Unit(String.valueOf(factor).length() - 1, wordEnd));
        }
        for (String unit : CJK_UNITS) {
            if (letters.startsWith(unit)) {
                int after = word + unit.length();
                boolean unclear = after < text.length()
                        && (isDigit(text.charAt(after)) || CJK_UNITS.contains(text.substring(after, after + 1)));
                return unclear || isContinued(text, after)
                        ? Optional.empty()
                        : Optional.of(new Unit(power(unit), after));
            }
        }
        Integer power = POWERS_OF_TEN.get(letters.toLowerCase(Locale.ROOT));
        if (power != null) {
            return digitFollows || isContinued(text, wordEnd)
                    ? Optional.empty()
                    : Optional.of(new Unit(power, wordEnd));
        }
        boolean partOfDate = digitFollows && PARTS_OF_DATES.indexOf(letters.charAt(0)) >= 0;
        boolean unknownUnit = word == end && letters.length() == 1 && isLatinOrCyrillic(letters.charAt(0));
        return partOfDate || unknownUnit ? Optional.empty() : Optional.of(new Unit(0, end));
    }

    private static int power(String unit) {
        return POWERS_OF_TEN.getOrDefault(unit, 0);
    }

    /** Whether a percent sign follows, or a sign with another number: a range, a date, a time, a version. */
    private static boolean isContinued(String text, int end) {
        int at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        if (at >= text.length()) {
            return false;
        }
        char sign = text.charAt(at);
        if (sign == '%' || sign == '‰') {
            return true;
        }
        if (":.,'".indexOf(sign) >= 0) {
            return at == end && at + 1 < text.length() && isDigit(text.charAt(at + 1));
        }
        int next = at + 1 < text.length() && text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
        return "-–—~/".indexOf(sign) >= 0 && next < text.length() && isDigit(text.charAt(next));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatinOrCyrillic(char c) {
        var script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.LATIN || script == Character.UnicodeScript.CYRILLIC;
    }

    /** The digits as a decimal number, where they are written as the site writes numbers. */
    private static Optional<BigDecimal> styled(String digits, NumberStyle style) {
        int point = style.decimal() == null ? -1 : digits.indexOf(style.decimal());
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        if (style.group() != null && whole.contains(style.group())) {
            if (!isGrouped(whole, whole.replaceAll("[0-9]", ""))) {
                return Optional.empty();
            }
            whole = whole.replace(style.group(), "");
        }
        return (whole + fraction).matches("[0-9]+") ? number(whole, fraction) : Optional.empty();
    }

    /**
     * The digits as a decimal number, where the separators leave no doubt.
     *
     * @param scaled whether a unit follows: then a comma before one or two digits is a decimal sign
     */
    private static Optional<BigDecimal> decimal(String digits, boolean scaled) {
        if (digits.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String separators = digits.replaceAll("[0-9]", "");
        if (separators.isEmpty()) {
            return number(digits, "");
        }
        char last = separators.charAt(separators.length() - 1);
        int lastAt = digits.lastIndexOf(last);
        String whole = digits.substring(0, lastAt);
        String fraction = digits.substring(lastAt + 1);
        boolean once = separators.indexOf(last) == separators.length() - 1;
        if (isGrouped(digits, separators) && !(once && last == '.')) {
            return number(digits.replaceAll("[^0-9]", ""), "");
        }
        boolean decimalSign = once && (last == '.' || last == ',');
        boolean wholeIsPlain =
                separators.length() == 1 || isGrouped(whole, separators.substring(0, separators.length() - 1));
        boolean clear = fraction.length() != 3 && (scaled ? fraction.length() <= 2 || last == '.' : last == '.')
                || scaled && last == '.' && separators.length() == 1;
        return decimalSign && wholeIsPlain && clear
                ? number(whole.replaceAll("[^0-9]", ""), fraction)
                : Optional.empty();
    }

    /** Whether one separator stands everywhere, between groups of three digits. */
    private static boolean isGrouped(String digits, String separators) {
        boolean one = separators.chars().distinct().count() == 1;
        String separator = one ? Pattern.quote(separators.substring(0, 1)) : "";
        return one && digits.matches("[0-9]{1,3}(?:" + separator + "[0-9]{3})+");
    }

    private static Optional<BigDecimal> number(String whole, String fraction) {
        return whole.length() + fraction.length() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(new BigDecimal(whole + (fraction.isEmpty() ? "" : "." + fraction)));
    }
}
