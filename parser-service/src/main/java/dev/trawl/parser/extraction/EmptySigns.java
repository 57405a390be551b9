package dev.trawl.parser.extraction;

import dev.trawl.sitefile.Signs.Sign;
import java.util.List;

/** Whether a page says that there are no articles. */
final class EmptySigns {

    private EmptySigns() {}

    static boolean hold(List<Sign> signs, Scope page, Selectors selectors) {
        return signs.stream().anyMatch(sign -> holds(sign, page, selectors));
    }

    private static boolean holds(Sign sign, Scope page, Selectors selectors) {
        if (sign.status() != null) {
            return false;
        }
        boolean element = sign.select() == null
                || page.select(selectors.get(sign.select()))
                        .anyMatch(found -> sign.text() == null
                                || sign.text().matcher(found.text()).find());
        return element
                && (sign.html() == null
                        || sign.html().matcher(page.page().outerHtml()).find());
    }
}
