package dev.trawl.sitefile.rules;

import dev.trawl.contract.PageKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a page shows the profile.
 *
 * @param pages the kinds of pages that may show it; default the profile page
 * @param present CSS selector of what stands where a profile is shown; absent: one is shown where any field is found
 * @param fields for each field its sources, tried in order
 * @param required fields whose absence, where a profile is shown, is a warning
 */
public record ProfileRules(
        Set<PageKind> pages,
        @Nullable String present,
        Map<ProfileField, List<Source>> fields,
        Set<ProfileField> required) {

    public ProfileRules {
        pages = pages == null ? Set.of(PageKind.PROFILE) : Ordered.set(PageKind.class, pages);
        fields = Ordered.sources(ProfileField.class, fields);
        required = required == null ? Set.of() : Ordered.set(ProfileField.class, required);
    }
}
