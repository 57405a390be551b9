package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trawl.contract.SiteId;
import dev.trawl.sitefile.rules.Rules;
import java.time.ZoneId;
import java.util.List;
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
