package dev.trawl.sitefile.selectors;

import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import dev.trawl.sitefile.BadSiteFile;
import dev.trawl.sitefile.Pages.ArticlePages;
import dev.trawl.sitefile.Pages.Figure;
import dev.trawl.sitefile.Pages.ListPages;
import dev.trawl.sitefile.Pages.ProfilePage;
import dev.trawl.sitefile.Paging;
import dev.trawl.sitefile.Signs.Sign;
import dev.trawl.sitefile.SiteFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The CSS selectors of a site file that the fetcher asks its browser. */
public final class BrowserSelectors {

    /** What jsoup and jQuery have beside CSS. A browser refuses the whole selector. */
    private static final Pattern NO_CSS = Pattern.compile(
            "(?<!\\\\):(contains\\w*|matches\\w*|matchText|eq|lt|gt|first|last|even|odd|visible|hidden|header|input|button|text)\\b(?!-)");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private final String file;
    private final List<String> faults = new ArrayList<>();

    private BrowserSelectors(SiteFile site) {
        this.file = site.site() + ".yml: ";
    }

    /**
     * Checks the selectors of {@code pages}, {@code signs} and {@code overlays}.
     *
     * @throws BadSiteFile naming every one that is no selector, with its place
     */
    public static void check(SiteFile site) {
        List<String> faults = faults(site);
        if (!faults.isEmpty()) {
            throw new BadSiteFile(faults);
        }
    }

    /** A line each: file, place and what was expected. */
    public static List<String> faults(SiteFile site) {
        var selectors = new BrowserSelectors(site);
        selectors.all(site);
        return List.copyOf(selectors.faults);
    }

    private void all(SiteFile site) {
        ProfilePage profile = site.pages().profile();
        if (profile != null) {
            check("pages.profile.ready", profile.ready());
        }
        ListPages list = site.pages().list();
        if (list != null) {
            check("pages.list.ready", list.ready());
            check("pages.list.item", list.item());
            paging("pages.list.paging.", list.paging());
        }
        ArticlePages article = site.pages().article();
        if (article != null) {
            check("pages.article.links", article.links());
            check("pages.article.ready", article.ready());
        }
        signs("signs.not-found.", site.signs().notFound());
        signs("signs.empty.", site.signs().empty());
        signs("signs.blocked.", site.signs().blocked());
        for (int i = 0; i < site.overlays().size(); i++) {
            check("overlays." + i + ".when", site.overlays().get(i).when());
            check("overlays." + i + ".click", site.overlays().get(i).click());
        }
    }

    private void paging(String place, Paging paging) {
        switch (paging) {
            case Paging.None none -> {}
            case Paging.Click click -> {
                check(place + "next", click.next());
                check(place + "last", click.last());
                figure(place + "current", click.current());
                count(place, click.count());
            }
            case Paging.Url url -> {
                check(place + "more", url.more());
                count(place, url.count());
            }
            case Paging.Scroll scroll -> {
                check(place + "button", scroll.button());
                check(place + "last", scroll.last());
            }
        }
    }

    private void count(String place, Paging.@Nullable PageCount count) {
        if (count != null) {
            figure(place + "count.pages", count.pages());
            figure(place + "count.total", count.total());
            figure(place + "count.size", count.size());
        }
    }

    private void figure(String place, @Nullable Figure figure) {
        if (figure != null) {
            check(place + ".select", figure.select());
        }
    }

    private void signs(String place, List<Sign> signs) {
        for (int i = 0; i < signs.size(); i++) {
            check(place + i + ".select", signs.get(i).select());
        }
    }

    private void check(String place, @Nullable String selector) {
        if (selector == null) {
            return;
        }
        Matcher unknown = NO_CSS.matcher(STRING.matcher(selector).replaceAll("''"));
        if (unknown.find()) {
            faults.add(file + place + ": '" + selector + "' has " + unknown.group()
                    + ", which no browser knows, expected a CSS selector");
        } else if (!isSelector(selector)) {
            faults.add(file + place + ": '" + selector + "' is not a valid CSS selector");
        }
    }

    /** Whether it can stand before the braces of one rule. */
    private static boolean isSelector(String text) {
        CascadingStyleSheet sheet = CSSReader.readFromStringReader(
                text + "{}",
                new CSSReaderSettings()
                        .setCustomErrorHandler(new DoNothingCSSParseErrorHandler())
                        .setCustomExceptionHandler(e -> {}));
        return sheet != null
                && sheet.getRuleCount() == 1
                && sheet.getStyleRuleCount() == 1
                && !sheet.getStyleRuleAtIndex(0).getAllSelectors().isEmpty();
    }
}
