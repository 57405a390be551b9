package dev.trawl.storage.catalog;

import java.util.List;

/** An article with its body and its observations, the oldest first. Of more than 1,000 it has the newest. */
public record ArticleHistory(ArticleRow article, List<ArticleObservation> observations) {

    public ArticleHistory {
        observations = List.copyOf(observations);
    }
}
