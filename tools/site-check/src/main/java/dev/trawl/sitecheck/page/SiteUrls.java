package dev.trawl.sitecheck.page;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.Pages;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.UrlTemplate;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a URL says of a page, by the URL templates of a site file. Immutable. */
final class SiteUrls {

    private static final Pattern PLACE = Pattern.compile("\\{(user|page)}");

    private final SiteFile site;

    SiteUrls(SiteFile site) {
        this.site = site;
    }

    /** Profile or list, where the URL is one of the template. */
    Optional<PageKind> kind(String url) {
        Pages pages = site.pages();
        if (lists(pages).anyMatch(list -> isOf(Optional.of(list), url))) {
            return Optional.of(PageKind.LIST);
        }
        return isOf(profile(pages), url) ? Optional.of(PageKind.PROFILE) : Optional.empty();
    }

    /** The user that stands where a template has it, whatever comes behind: articles are mostly below it. */
    Optional<UserId> user(String url) {
        return Stream.concat(lists(site.pages()), profile(site.pages()).stream())
                .map(template -> upToUser(template).matcher(url))
                .filter(Matcher::lookingAt)
                .map(matcher -> matcher.group(1))
                .flatMap(text -> user(text, site).stream())
                .findFirst();
    }

    private static Optional<UserId> user(String text, SiteFile site) {
        try {
            return Optional.of(site.users().parse(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Where a page of this kind of this user is, as far as the site file says. */
    Optional<String> url(PageKind kind, UserId user) {
        Optional<UrlTemplate> template = switch (kind) {
            case PROFILE -> profile(site.pages());
            case LIST -> list(site.pages());
            case ARTICLE -> Optional.empty();
        };
        return template.map(known -> known.expand(user, 1).toString());
    }

    /** Of the first page of a list and of its rest, in each layout. */
    private static Stream<UrlTemplate> lists(Pages pages) {
        Pages.@Nullable ListPages list = pages.list();
        return list == null
                ? Stream.of()
                : Stream.concat(
                        Stream.of(list.url()),
                        list.layouts().stream()
                                .flatMap(layout -> Optional.ofNullable(layout.rest()).stream())
                                .map(rest -> rest.url()));
    }

    private static Optional<UrlTemplate> list(Pages pages) {
        Pages.@Nullable ListPages list = pages.list();
        return list == null ? Optional.empty() : Optional.of(list.url());
    }

    private static Optional<UrlTemplate> profile(Pages pages) {
        Pages.@Nullable ProfilePage profile = pages.profile();
        return profile == null ? Optional.empty() : Optional.of(profile.url());
    }

    private static boolean isOf(Optional<UrlTemplate> template, String url) {
        return template.filter(known -> Pattern.matches(regex(known.template()) + "/?(?:#.*)?", url))
                .isPresent();
    }

    private static Pattern upToUser(UrlTemplate template) {
        String text = template.template();
        return Pattern.compile(regex(text.substring(0, text.indexOf("{user}") + "{user}".length())));
    }

    /** The pattern of a template, with either scheme; its first group is the user. */
    private static String regex(String template) {
        String rest = template.substring(template.indexOf("://"));
        var regex = new StringBuilder("https?");
        Matcher place = PLACE.matcher(rest);
        int done = 0;
        while (place.find()) {
            regex.append(Pattern.quote(rest.substring(done, place.start())));
            regex.append(place.group(1).equals("user") ? "([^/?#&]+)" : "\\d+");
            done = place.end();
        }
        return regex.append(Pattern.quote(rest.substring(done))).toString();
    }
}
