package dev.trawl.parser.extraction;

import dev.trawl.sitefile.Signs.Sign;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Checks the signs by which a page shows that it has no articles. */
final class EmptySigns {

    private EmptySigns() {}

    static boolean hold(List<Sign> signs, ElementScope page, Selectors selectors) {
        return first(signs, page, selectors).isPresent();
    }

    /** The index of the first sign that the page shows, from 0. */
    static OptionalInt first(List<Sign> signs, ElementScope page, Selectors selectors) {
        return IntStream.range(0, signs.size())
                .filter(i -> holds(signs.get(i), page, selectors))
                .findFirst();
    }

    private static boolean holds(Sign sign, ElementScope page, Selectors selectors) {
        if (sign.status() != null) {
            return false;
        }
        boolean element = sign.select() == null
                || page.select(selectors.get(sign.select()))
                        .anyMatch(found -> sign.text() == null
                                || !page.texts().isTooLong(found)
                                        && sign.text().matcher(found.text()).find());
        return element
                && (sign.html() == null || sign.html().matcher(html(page)).find());
    }

    private static String html(ElementScope page) {
        return page.page().html(new CappedText(page.texts().written())).toString();
    }
}
