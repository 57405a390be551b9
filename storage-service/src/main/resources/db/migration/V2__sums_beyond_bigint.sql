-- The sums of one account's figures may be larger than a bigint: each of its articles may have figures up to 2^63 - 1. The views are
-- those of V1, with sums of type numeric.
drop view storage.profile_overview;
drop view storage.profile_history;

create view storage.profile_overview as
select p.site, p.user_id, p.nickname, p.blog_title, p.posts, p.fans, p.visits, p.rank, p.level, p.fetched_at,
       a.stored_articles, a.originals, a.reposts, a.translations, a.total_reads, a.total_likes, a.total_comments,
       a.first_published_at, a.last_published_at
from storage.profile p
cross join lateral (
    select count(*) as stored_articles,
           count(*) filter (where type = 'original') as originals,
           count(*) filter (where type = 'repost') as reposts,
           count(*) filter (where type = 'translation') as translations,
           sum(reads) as total_reads,
           sum(likes) as total_likes,
           sum(comments) as total_comments,
           min(published_at) as first_published_at,
           max(published_at) as last_published_at
    from storage.article
    where site = p.site and user_id = p.user_id
) a;
comment on view storage.profile_overview is 'Every account as last seen, with the totals of its stored articles.';
comment on column storage.profile_overview.site is 'The platform.';
comment on column storage.profile_overview.user_id is 'The account.';
comment on column storage.profile_overview.nickname is 'The name shown.';
comment on column storage.profile_overview.blog_title is 'The title of the blog.';
comment on column storage.profile_overview.posts is 'Posts as the site counts them.';
comment on column storage.profile_overview.fans is 'Accounts that follow this one.';
comment on column storage.profile_overview.visits is 'Visits to the blog.';
comment on column storage.profile_overview.rank is 'Place among all bloggers; 1 is the best.';
comment on column storage.profile_overview.level is 'Level that the platform gives.';
comment on column storage.profile_overview.fetched_at is 'When it was last seen.';
comment on column storage.profile_overview.stored_articles is 'Articles that are stored.';
comment on column storage.profile_overview.originals is 'Of these, originals.';
comment on column storage.profile_overview.reposts is 'Of these, reposts.';
comment on column storage.profile_overview.translations is 'Of these, translations.';
comment on column storage.profile_overview.total_reads is 'Sum of the reads of the stored articles.';
comment on column storage.profile_overview.total_likes is 'Sum of their likes.';
comment on column storage.profile_overview.total_comments is 'Sum of their comments.';
comment on column storage.profile_overview.first_published_at is 'The oldest of them.';
comment on column storage.profile_overview.last_published_at is 'The newest of them.';

create view storage.profile_history as
select o.site, o.user_id, o.seen_at, o.crawl_id, o.task_id, o.fans, o.visits, o.rank, o.week_rank, o.level, o.points,
       o.posts, o.likes, o.comments,
       a.articles_by_then, a.originals_by_then, a.published_in_30_days, a.last_published_at,
       s.articles_seen, s.reads_seen
from storage.profile_observation o
cross join lateral (
    select count(*) as articles_by_then,
           count(*) filter (where type = 'original') as originals_by_then,
           count(*) filter (where published_at > o.seen_at - interval '30 days') as published_in_30_days,
           max(published_at) as last_published_at
    from storage.article
    where site = o.site and user_id = o.user_id and published_at <= o.seen_at
) a
cross join lateral (
    select count(*) as articles_seen, sum(reads) as reads_seen
    from storage.article_observation
    where site = o.site and user_id = o.user_id and task_id = o.task_id
) s;
comment on view storage.profile_history is 'How the articles of an account relate to its fans, visits and rank over time: one row an observation.';
comment on column storage.profile_history.site is 'The platform.';
comment on column storage.profile_history.user_id is 'The account.';
comment on column storage.profile_history.seen_at is 'When it was seen.';
comment on column storage.profile_history.crawl_id is 'By which crawl.';
comment on column storage.profile_history.task_id is 'By which task.';
comment on column storage.profile_history.fans is 'Fans then.';
comment on column storage.profile_history.visits is 'Visits to the blog then.';
comment on column storage.profile_history.rank is 'Rank then; 1 is the best.';
comment on column storage.profile_history.week_rank is 'Rank of the week then; 1 is the best.';
comment on column storage.profile_history.level is 'Level then.';
comment on column storage.profile_history.points is 'Points then.';
comment on column storage.profile_history.posts is 'Posts then, as the site counts them.';
comment on column storage.profile_history.likes is 'Likes received by then.';
comment on column storage.profile_history.comments is 'Comments received by then.';
comment on column storage.profile_history.articles_by_then is 'Stored articles that had been published by then.';
comment on column storage.profile_history.originals_by_then is 'Of these, originals.';
comment on column storage.profile_history.published_in_30_days is 'Of these, published in the 30 days before.';
comment on column storage.profile_history.last_published_at is 'The newest of them.';
comment on column storage.profile_history.articles_seen is 'Articles that this task met.';
comment on column storage.profile_history.reads_seen is 'Sum of their reads then.';
