package dev.trawl.sitecheck.page;

import dev.trawl.contract.PageKind;
import dev.trawl.contract.UserId;
import dev.trawl.sitefile.SiteFile;
import dev.trawl.sitefile.rules.Rules.ListRules;
import dev.trawl.sitefile.rules.Rules.ProfileRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose page a page is. */
public final class Owner {

    /** Of a page that nothing tells the owner of. */
    static final UserId UNKNOWN = new UserId("unknown");

    private Owner() {}

    /**
     * The user that an option names.
     *
     * @throws AmbiguousPage when it is none of the site
     */
    public static UserId named(SiteFile site, String text) {
        try {
            return site.users().parse(text);
        } catch (IllegalArgumentException e) {
            throw new AmbiguousPage(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The user that an option names, or that the page's URL does.
     *
     * @param kind of the page, where it is known already
     * @throws AmbiguousPage when neither does and the rules of a page of this kind ask
     */
    static SourcedFact<UserId> of(
            SiteFile site, Optional<String> given, Optional<String> url, Optional<PageKind> kind) {
        if (given.isPresent()) {
            return SourcedFact.given(named(site, given.get()));
        }
        Optional<UserId> shown = url.flatMap(new SiteUrls(site)::user);
        if (shown.isPresent()) {
            return new SourcedFact<>(shown.get(), "stands in its URL");
        }
        if (matters(site.rules().articles(), kind)) {
            throw new AmbiguousPage(
                    "nothing says whose page this is, and rules.articles.owner leaves out items of others:"
                            + " give --user ID, or --url URL" + (kind.isEmpty() ? ", or --kind article" : ""));
        }
        if (matters(site.rules().profile(), kind)) {
            throw new AmbiguousPage(
                    "nothing says whose page this is, and rules.profile.owner refuses the page of another user:"
                            + " give --user ID, or --url URL");
        }
        return new SourcedFact<>(UNKNOWN, "nothing says whose page this is, and the rules do not ask");
    }

    private static boolean matters(@Nullable ProfileRules profile, Optional<PageKind> kind) {
        return profile != null
                && !profile.owner().isEmpty()
                && kind.map(known -> profile.pages().contains(known)).orElse(true);
    }

    private static boolean matters(@Nullable ListRules list, Optional<PageKind> kind) {
        return list != null
                && !list.owner().isEmpty()
                && kind.map(known -> list.pages().contains(known)).orElse(true);
    }
}
