package dev.trawl.storage.catalog;

import java.util.List;

/** A profile and its observations, the oldest first. Of more than 1,000 it has the newest. */
public record ProfileHistory(ProfileRow profile, List<ProfileObservation> observations) {

    public ProfileHistory {
        observations = List.copyOf(observations);
    }
}
