package dev.trawl.bench.pipeline;

import dev.trawl.demoblog.users.DemoArticle;
import dev.trawl.demoblog.users.DemoProfile;
import dev.trawl.demoblog.users.DemoUser;
import dev.trawl.demoblog.users.DemoUser.ExpectedEnd;
import dev.trawl.demoblog.users.UserGenerator;
import java.util.List;

/**
 * A healthy user of the demo blog, without its texts.
 *
 * @param index from 1
 * @param pages of its list
 */
public record ListOwner(String userId, int index, int pages) {

    /** With all texts, made anew at each call. */
    public DemoUser user(UserGenerator generator) {
        List<DemoArticle> articles = generator.articles(userId, index, generator.articlesOf(index));
        DemoProfile profile = generator.profile(index, articles);
        return new DemoUser(userId, ExpectedEnd.STORED, profile, articles);
    }
}
