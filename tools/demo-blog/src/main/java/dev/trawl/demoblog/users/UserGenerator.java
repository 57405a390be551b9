package dev.trawl.demoblog.users;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Generates users: the same seed and index give the same user on every machine, however many there are
 * ({@link Random}'s algorithm is part of its contract). Thread-safe.
 */
public final class UserGenerator {

    /** The zone in which pages show times. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final LocalDateTime LAST_DAY = LocalDateTime.of(2020, 6, 30, 22, 0);
    private static final int FIRST_ARTICLE_ID = 50_000_000;

    private final long seed;

    public UserGenerator(long seed) {
        this.seed = seed;
    }

    /** Draws how many articles the index-th user has: most 5 to 60, some none, some as many as 120. */
    public int articlesOf(int index) {
        var random = random(index, 1);
        int draw = random.nextInt(100);
        if (draw < 2) {
            return 0;
        }
        if (draw < 10) {
            return 1 + random.nextInt(4);
        }
        if (draw < 16) {
            return DemoUser.PAGE_SIZE * (1 + random.nextInt(3));
        }
        return draw < 92 ? 5 + random.nextInt(56) : 61 + random.nextInt(60);
    }

    /** The articles of the index-th user, in the order of its list. */
    public List<DemoArticle> articles(String userId, int index, int count) {
        var random = random(index, 2);
        var articles = new ArrayList<DemoArticle>();
        LocalDateTime time = LAST_DAY.minusMinutes(random.nextInt(60 * 24 * 90));
        int pinned = count > 5 && random.nextInt(4) == 0 ? 3 + random.nextInt(count - 3) : -1;
        for (int i = 0; i < count; i++) {
            time = time.minus(Duration.ofSeconds(3_600 + random.nextInt(86_400 * 12)));
            String articleId = Integer.toString(FIRST_ARTICLE_ID + index * 1_000 + (count - i));
            articles.add(article(userId, articleId, time, i == pinned, random));
        }
        articles.sort(Comparator.comparing(article -> !article.pinned()));
        return articles;
    }

    private static DemoArticle article(
            String userId, String articleId, LocalDateTime time, boolean pinned, Random random) {
        var prose = new Prose(random);
        String topic = prose.anyOf(Vocabulary.TOPICS);
        List<String> paragraphs = prose.paragraphs(topic);
        int draw = random.nextInt(20);
        ArticleKind type = draw < 16 ? ArticleKind.ORIGINAL : draw < 19 ? ArticleKind.REPOST : ArticleKind.TRANSLATION;
        long reads = random.nextInt(10) == 0 ? random.nextInt(400_000) : random.nextInt(4_000);
        LocalDateTime changed = random.nextInt(3) == 0 ? time.plusSeconds(60 + random.nextInt(2_000_000)) : null;
        String source = prose.anyOf(Vocabulary.SOURCES) + (1_000 + random.nextInt(9_000));
        return new DemoArticle(
                userId,
                articleId,
                type,
                prose.title(topic),
                Prose.summary(paragraphs),
                time.atZone(ZONE).toOffsetDateTime(),
                changed == null ? null : changed.atZone(ZONE).toOffsetDateTime(),
                reads,
                reads < 10 ? 0 : random.nextInt((int) Math.min(reads, 120)),
                reads < 10 ? 0 : random.nextInt((int) Math.min(reads, 600)),
                reads < 10 ? 0 : random.nextInt((int) Math.min(reads, 300)),
                pinned,
                paragraphs,
                prose.tags(),
                type == ArticleKind.ORIGINAL ? null : source);
    }

    /** The figures of the index-th user, who wrote these articles. */
    public DemoProfile profile(int index, List<DemoArticle> articles) {
        var random = random(index, 3);
        var prose = new Prose(random);
        String nickname = prose.anyOf(Vocabulary.NICKNAMES);
        long reads = articles.stream().mapToLong(DemoArticle::reads).sum();
        long points = articles.isEmpty() ? 0 : articles.size() * 10L + reads / 100;
        long likes = articles.stream().mapToLong(DemoArticle::likes).sum();
        int years = random.nextInt(12);
        return new DemoProfile(
                nickname,
                random.nextInt(3) == 0 ? nickname + "'s notes" : nickname + "的博客",
                articles.size(),
                articles.stream()
                        .filter(article -> article.type() == ArticleKind.ORIGINAL)
                        .count(),
                random.nextInt(8) == 0 ? random.nextInt(200_000) : random.nextInt(900),
                likes,
                articles.stream().mapToLong(DemoArticle::comments).sum(),
                reads + random.nextInt(5_000),
                points,
                Math.clamp(Long.SIZE - Long.numberOfLeadingZeros(points / 60), 1, 10),
                rank(points, 1_000_000, random),
                rank(points, 200_000, random),
                years == 0 ? null : "码龄" + years + "年");
    }

    private static @Nullable Long rank(long points, int worst, Random random) {
        return points == 0 ? null : Math.max(1, worst / (points + 1) * 10 + random.nextInt(1_000));
    }

    private Random random(int index, int stream) {
        long mixed = (seed * 1_000_003L + index) * 31L + stream;
        // The finaliser of MurmurHash3 (public domain): seeds side by side would begin alike.
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return new Random(mixed ^ (mixed >>> 33));
    }
}
