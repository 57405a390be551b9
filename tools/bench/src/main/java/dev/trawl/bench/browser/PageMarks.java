package dev.trawl.bench.browser;

import dev.trawl.contract.MessageJson;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.SiteFile;

/**
 * What tells one page of a list from the next, as JavaScript; taken from the site file, so that the loops wait for what the
 * fetcher waits for.
 *
 * @param next CSS selector of the element to click
 * @param shown expression of the number of the page shown; 0 while there is none or its items are not there
 */
public record PageMarks(String next, String shown) {

    /** @throws IllegalArgumentException when the site's lists do not go on by a click, or show no number */
    public static PageMarks of(SiteFile site) {
        Pages.ListPages list = site.pages().list();
        if (list == null
                || !(list.first().paging() instanceof Paging.Click click)
                || click.current() == null
                || click.current().select() == null) {
            throw new IllegalArgumentException("site " + site.site()
                    + " has no list with paging by click and the number of the page shown, which the loops need");
        }
        Pages.Figure current = click.current();
        String text = current.attr() == null ? "e.textContent" : "e.getAttribute(" + quoted(current.attr()) + ")";
        String pattern =
                current.pattern() == null ? "([0-9]+)" : current.pattern().pattern();
        return new PageMarks(click.next(), """
                (() => {
                  const e = document.querySelector(%s);
                  if (e === null || document.querySelector(%s) === null || document.querySelector(%s) === null) return 0;
                  const m = (%s || '').match(new RegExp(%s));
                  return m === null ? 0 : Number(m[1]);
                })()""".formatted(
                        quoted(String.valueOf(current.select())),
                        quoted(String.valueOf(list.first().ready())),
                        quoted(String.valueOf(list.first().item())),
                        text,
                        quoted(pattern)));
    }

    static String quoted(String text) {
        return MessageJson.mapper().writeValueAsString(text);
    }
}
