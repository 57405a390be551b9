package dev.trawl.storage.catalog;

import java.util.List;

/** An article with its body and what was seen of it, the oldest first; of very many observations the newest. */
public record ArticleHistory(ArticleRow article, List<ArticleObservation> observations) {

    public ArticleHistory {
        observations = List.copyOf(observations);
    }
}
