package dev.trawl.sitefile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.google.re2j.Pattern;
import dev.trawl.contract.UserId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a user ID of this site looks like.
 *
 * @param pattern the whole ID must match
 * @param foldCase whether IDs that differ only in case are one account, kept in lower case
 */
public record Users(Pattern pattern, boolean foldCase) {

    static final Users ANY = new Users(Pattern.compile(".+"), false);

    @JsonCreator
    public Users(@Nullable Pattern pattern, @Nullable Boolean foldCase) {
        this(pattern == null ? Pattern.compile(".+") : pattern, foldCase != null && foldCase);
    }

    /**
     * The user ID that this text means.
     *
     * @throws IllegalArgumentException naming the text and what was expected, when it is none
     */
    public UserId parse(String text) {
        var user = new UserId(foldCase ? text.toLowerCase(Locale.ROOT) : text);
        if (!pattern.matches(user.value())) {
            throw new IllegalArgumentException(
                    "user ID '" + text + "' is not one of this site: expected to match " + pattern.pattern());
        }
        return user;
    }
}
