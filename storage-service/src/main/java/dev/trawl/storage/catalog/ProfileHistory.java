package dev.trawl.storage.catalog;

import java.util.List;

/** An account and what was seen of it, the oldest first; of very many observations the newest. */
public record ProfileHistory(ProfileRow profile, List<ProfileObservation> observations) {

    public ProfileHistory {
        observations = List.copyOf(observations);
    }
}
