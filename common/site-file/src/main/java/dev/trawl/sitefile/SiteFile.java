package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trawl.contract.PageKind;
import dev.trawl.contract.SiteId;
import dev.trawl.sitefile.rules.Rules;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is particular to one platform; read from {@code sites/<id>.yml} by {@link SiteFiles}.
 *
 * @param name for people
 * @param zone of the dates that pages show
 * @param overlays what may cover the page, in the order to try
 * @param rules the parser's half
 */
@JsonIgnoreProperties("$schema") // is for editors
public record SiteFile(
        SiteId site,
        String name,
        ZoneId zone,
        Users users,
        Hosts hosts,
        Pace pace,
        Browsing browser,
        Pages pages,
        Signs signs,
        List<Overlay> overlays,
        Rules rules) {

    public SiteFile(
            SiteId site,
            String name,
            ZoneId zone,
            @Nullable Users users,
            Hosts hosts,
            Pace pace,
            @Nullable Browsing browser,
            Pages pages,
            @Nullable Signs signs,
            @Nullable List<Overlay> overlays,
            Rules rules) {
        this.site = site;
        this.name = name;
        this.zone = zone;
        this.users = users == null ? Users.ANY : users;
        this.hosts = hosts;
        this.pace = pace;
        this.browser = browser == null ? Browsing.PLAIN : browser;
        this.pages = pages;
        this.signs = signs == null ? Signs.STATUS_ONLY : signs;
        this.overlays = overlays == null ? List.of() : List.copyOf(overlays);
        this.rules = rules;
        if (pace.rate().isUnlimited() && !hosts.own()) {
            throw new IllegalArgumentException(
                    "pace.rate is unlimited, expected a rate such as 20/min: unlimited is for hosts with hosts.own: true");
        }
        checkLayouts();
    }

    /** Tells the rules of the parser from others; with rules of layouts, what decides between these counts too. */
    public String rulesHash() {
        return rules.hash(
                zone,
                layouts()
                        .map(layout -> layout.name() + " " + layout.sign())
                        .collect(Collectors.joining("\n", "\n", "")));
    }

    /** What may be on pages of lists, in the order to try. */
    public Stream<Layout> layouts() {
        Pages.ListPages list = pages.list();
        return list == null ? Stream.of() : list.layouts().stream().flatMap(Layout::withRest);
    }

    private void checkLayouts() {
        List<String> names = layouts().map(Layout::name).toList();
        rules.layouts().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("rules.layouts." + name
                            + ": no layout has this name, expected one of pages.list.layouts: "
                            + String.join(", ", names));
                });
        layouts().forEach(this::checkItems);
    }

    /** The fetcher and the parser look for the items of a layout in the same kind of page. */
    private void checkItems(Layout layout) {
        Rules.ListRules articles = rules.in(layout.name()).articles();
        if (articles != null
                && articles.pages().contains(PageKind.LIST)
                && (articles.itemsPath() != null) != layout.isJson()) {
            String which = layout.name().isEmpty() ? "rules.articles" : "rules.layouts." + layout.name() + ".articles";
            throw new IllegalArgumentException(which + ": expected " + (layout.isJson() ? "items-path" : "items")
                    + ", because pages.list has " + layout.sign());
        }
    }

    /**
     * Something that may cover the page, and how to get rid of it.
     *
     * @param when CSS selector of the overlay
     * @param click CSS selector of what closes it, clicked before "next" is, and while a page is not ready; absent: the overlay's
     *     element is removed before "next" is clicked
     */
    public record Overlay(String when, @Nullable String click) {}
}
