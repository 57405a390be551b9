-- Everything storage keeps. Keys are compared byte by byte (collate "C"): fast, and the order in which every
-- storage locks rows. There are no foreign keys: pages, manifests and rows arrive in any order.

create table storage.task (
    task_id uuid primary key,
    crawl_id text not null,
    site text collate "C" not null,
    user_id text collate "C" not null
);
comment on table storage.task is 'One row a task of which a page or a manifest arrived; locked while either is stored.';
comment on column storage.task.task_id is 'The order to visit one account once, for one crawl.';
comment on column storage.task.crawl_id is 'The batch of accounts it belongs to.';
comment on column storage.task.site is 'The platform, as its site file is named.';
comment on column storage.task.user_id is 'The account.';
create index task_by_crawl on storage.task (crawl_id, site, user_id);

create table storage.page_stored (
    task_id uuid not null,
    visit_id uuid not null,
    kind text not null check (kind in ('profile', 'list', 'article')),
    number integer not null check (number > 0),
    url text not null,
    status integer not null,
    fetched_at timestamptz not null,
    read_at timestamptz not null,
    rules text not null,
    articles integer not null,
    warnings jsonb not null,
    primary key (task_id, visit_id, kind, number)
);
comment on table storage.page_stored is 'One row a page whose profile and articles are stored; manifests are ticked off against it.';
comment on column storage.page_stored.task_id is 'The task it was fetched for.';
comment on column storage.page_stored.visit_id is 'The visit that fetched it.';
comment on column storage.page_stored.kind is 'profile, list or article.';
comment on column storage.page_stored.number is 'The n-th page of its kind, from 1.';
comment on column storage.page_stored.url is 'Where the browser was.';
comment on column storage.page_stored.status is 'HTTP status.';
comment on column storage.page_stored.fetched_at is 'When it was fetched.';
comment on column storage.page_stored.read_at is 'When the parser read it, the last time with other rules than before.';
comment on column storage.page_stored.rules is 'Hash of the rules that read it last.';
comment on column storage.page_stored.articles is 'How many articles it showed.';
comment on column storage.page_stored.warnings is 'What the parser wants a person to look at: an array of sentences.';

create table storage.task_manifest (
    task_id uuid not null,
    visit_id uuid not null,
    attempt integer not null,
    account_empty boolean not null,
    ranges jsonb not null,
    pages integer not null,
    claimed_at timestamptz not null,
    complete_at timestamptz,
    primary key (task_id, visit_id)
);
comment on table storage.task_manifest is 'The pages a visit says were sent for its task; complete when each of them is in page_stored.';
comment on column storage.task_manifest.task_id is 'The task.';
comment on column storage.task_manifest.visit_id is 'The visit that ended FETCHED or EMPTY.';
comment on column storage.task_manifest.attempt is 'Its attempt.';
comment on column storage.task_manifest.account_empty is 'Whether the account has no articles (EMPTY).';
comment on column storage.task_manifest.ranges is 'Pages as [{visit, kind, from, to}], those of earlier visits included.';
comment on column storage.task_manifest.pages is 'How many pages that is.';
comment on column storage.task_manifest.claimed_at is 'When the fetcher said so.';
comment on column storage.task_manifest.complete_at is 'When the last of its pages was stored; null while one is missing.';
create index task_manifest_open on storage.task_manifest (claimed_at) where complete_at is null;

create table storage.profile (
    site text collate "C" not null,
    user_id text collate "C" not null,
    nickname text,
    blog_title text,
    posts bigint,
    articles bigint,
    originals bigint,
    reposts bigint,
    translations bigint,
    fans bigint,
    following bigint,
    likes bigint,
    comments bigint,
    collects bigint,
    visits bigint,
    points bigint,
    level bigint,
    rank bigint,
    week_rank bigint,
    code_age text,
    task_id uuid not null,
    crawl_id text not null,
    visit_id uuid not null,
    fetched_at timestamptz not null,
    read_at timestamptz not null,
    rules text not null,
    primary key (site, user_id)
);
comment on table storage.profile is 'One row an account: what the latest task saw of it. Null: not shown.';
comment on column storage.profile.site is 'The platform, as its site file is named.';
comment on column storage.profile.user_id is 'The account.';
comment on column storage.profile.nickname is 'The name shown.';
comment on column storage.profile.blog_title is 'The title of the blog.';
comment on column storage.profile.posts is 'Posts of all types in the article list, as the site counts them.';
comment on column storage.profile.articles is 'Longer articles that a platform keeps apart from the list.';
comment on column storage.profile.originals is 'Posts of type original, as the site counts them.';
comment on column storage.profile.reposts is 'Posts of type repost, as the site counts them.';
comment on column storage.profile.translations is 'Posts of type translation, as the site counts them.';
comment on column storage.profile.fans is 'Accounts that follow this one.';
comment on column storage.profile.following is 'Accounts that this one follows.';
comment on column storage.profile.likes is 'Likes received.';
comment on column storage.profile.comments is 'Comments received.';
comment on column storage.profile.collects is 'Times its posts were bookmarked.';
comment on column storage.profile.visits is 'Visits to the blog.';
comment on column storage.profile.points is 'Points that the platform gives.';
comment on column storage.profile.level is 'Level that the platform gives.';
comment on column storage.profile.rank is 'Place among all bloggers; 1 is the best.';
comment on column storage.profile.week_rank is 'Place among all bloggers this week; 1 is the best.';
comment on column storage.profile.code_age is 'How long the account has been there, as shown.';
comment on column storage.profile.task_id is 'The task that saw this.';
comment on column storage.profile.crawl_id is 'The crawl of that task.';
comment on column storage.profile.visit_id is 'The visit that fetched the page that counted last.';
comment on column storage.profile.fetched_at is 'When that page was fetched.';
comment on column storage.profile.read_at is 'When the parser read that page.';
comment on column storage.profile.rules is 'Hash of the rules that read it.';
create index profile_by_fans on storage.profile (fans desc nulls last, site, user_id);
create index profile_by_user on storage.profile (user_id);

create table storage.article (
    site text collate "C" not null,
    user_id text collate "C" not null,
    article_id text collate "C" not null,
    url text,
    title text,
    type text check (type in ('original', 'repost', 'translation')),
    summary text,
    published_at timestamptz,
    updated_at timestamptz,
    reads bigint,
    comments bigint,
    likes bigint,
    collects bigint,
    pinned boolean,
    body text,
    tags text[],
    source_url text,
    page_seen_at timestamptz,
    task_id uuid not null,
    crawl_id text not null,
    visit_id uuid not null,
    fetched_at timestamptz not null,
    read_at timestamptz not null,
    rules text not null,
    primary key (site, user_id, article_id)
);
comment on table storage.article is 'One row an article: what the latest task that met it saw. Null: not shown.';
comment on column storage.article.site is 'The platform, as its site file is named.';
comment on column storage.article.user_id is 'The account it is listed under.';
comment on column storage.article.article_id is 'The ID that the platform gives it.';
comment on column storage.article.url is 'Absolute URL.';
comment on column storage.article.title is 'The title.';
comment on column storage.article.type is 'Whose words it is: original, repost or translation.';
comment on column storage.article.summary is 'The beginning, as the list shows it.';
comment on column storage.article.published_at is 'When it was published.';
comment on column storage.article.updated_at is 'When its author last changed it.';
comment on column storage.article.reads is 'Times read.';
comment on column storage.article.comments is 'Comments.';
comment on column storage.article.likes is 'Likes.';
comment on column storage.article.collects is 'Times bookmarked.';
comment on column storage.article.pinned is 'Shown first regardless of its date.';
comment on column storage.article.body is 'The text; from the page of the article, kept until that is read again.';
comment on column storage.article.tags is 'Tags; from the page of the article, kept until that is read again.';
comment on column storage.article.source_url is 'Where a repost was taken from; from the page of the article, kept until that is read again.';
comment on column storage.article.page_seen_at is 'When the page of the article itself was last fetched; null: only lists were.';
comment on column storage.article.task_id is 'The task that saw this.';
comment on column storage.article.crawl_id is 'The crawl of that task.';
comment on column storage.article.visit_id is 'The visit that fetched the page that counted last.';
comment on column storage.article.fetched_at is 'When that page was fetched.';
comment on column storage.article.read_at is 'When the parser read that page.';
comment on column storage.article.rules is 'Hash of the rules that read it.';
create index article_by_date on storage.article (published_at desc nulls last, site, user_id, article_id);

create table storage.profile_observation (
    site text collate "C" not null,
    user_id text collate "C" not null,
    task_id uuid not null,
    seen_at timestamptz not null,
    crawl_id text not null,
    posts bigint,
    articles bigint,
    originals bigint,
    reposts bigint,
    translations bigint,
    fans bigint,
    following bigint,
    likes bigint,
    comments bigint,
    collects bigint,
    visits bigint,
    points bigint,
    level bigint,
    rank bigint,
    week_rank bigint,
    read_at timestamptz not null,
    rules text not null,
    primary key (site, user_id, task_id)
);
comment on table storage.profile_observation is 'What changes over time of an account: one row a task, never changed by another task.';
comment on column storage.profile_observation.site is 'The platform, as its site file is named.';
comment on column storage.profile_observation.user_id is 'The account.';
comment on column storage.profile_observation.task_id is 'The task that saw it.';
comment on column storage.profile_observation.seen_at is 'When the page that counted last was fetched.';
comment on column storage.profile_observation.crawl_id is 'The crawl of the task.';
comment on column storage.profile_observation.posts is 'As in profile, at that time.';
comment on column storage.profile_observation.articles is 'As in profile, at that time.';
comment on column storage.profile_observation.originals is 'As in profile, at that time.';
comment on column storage.profile_observation.reposts is 'As in profile, at that time.';
comment on column storage.profile_observation.translations is 'As in profile, at that time.';
comment on column storage.profile_observation.fans is 'As in profile, at that time.';
comment on column storage.profile_observation.following is 'As in profile, at that time.';
comment on column storage.profile_observation.likes is 'As in profile, at that time.';
comment on column storage.profile_observation.comments is 'As in profile, at that time.';
comment on column storage.profile_observation.collects is 'As in profile, at that time.';
comment on column storage.profile_observation.visits is 'As in profile, at that time.';
comment on column storage.profile_observation.points is 'As in profile, at that time.';
comment on column storage.profile_observation.level is 'As in profile, at that time.';
comment on column storage.profile_observation.rank is 'As in profile, at that time.';
comment on column storage.profile_observation.week_rank is 'As in profile, at that time.';
comment on column storage.profile_observation.read_at is 'When the parser read that page.';
comment on column storage.profile_observation.rules is 'Hash of the rules that read it.';
create index profile_observation_by_crawl on storage.profile_observation (crawl_id, site, user_id);

create table storage.article_observation (
    site text collate "C" not null,
    user_id text collate "C" not null,
    article_id text collate "C" not null,
    task_id uuid not null,
    seen_at timestamptz not null,
    crawl_id text not null,
    reads bigint,
    comments bigint,
    likes bigint,
    collects bigint,
    pinned boolean,
    read_at timestamptz not null,
    rules text not null,
    primary key (site, user_id, article_id, task_id)
);
comment on table storage.article_observation is 'What changes over time of an article: one row a task that met it, never changed by another task.';
comment on column storage.article_observation.site is 'The platform, as its site file is named.';
comment on column storage.article_observation.user_id is 'The account it is listed under.';
comment on column storage.article_observation.article_id is 'The ID that the platform gives it.';
comment on column storage.article_observation.task_id is 'The task that saw it.';
comment on column storage.article_observation.seen_at is 'When the page that counted last was fetched.';
comment on column storage.article_observation.crawl_id is 'The crawl of the task.';
comment on column storage.article_observation.reads is 'As in article, at that time.';
comment on column storage.article_observation.comments is 'As in article, at that time.';
comment on column storage.article_observation.likes is 'As in article, at that time.';
comment on column storage.article_observation.collects is 'As in article, at that time.';
comment on column storage.article_observation.pinned is 'As in article, at that time.';
comment on column storage.article_observation.read_at is 'When the parser read that page.';
comment on column storage.article_observation.rules is 'Hash of the rules that read it.';

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
           sum(reads)::bigint as total_reads,
           sum(likes)::bigint as total_likes,
           sum(comments)::bigint as total_comments,
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
    select count(*) as articles_seen, sum(reads)::bigint as reads_seen
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

create view storage.profile_growth as
with steps as (
    select o.*,
           lag(o.seen_at) over w as since,
           lag(o.fans) over w as fans_before,
           lag(o.visits) over w as visits_before,
           lag(o.rank) over w as rank_before,
           lag(o.likes) over w as likes_before
    from storage.profile_observation o
    window w as (partition by o.site, o.user_id order by o.seen_at, o.task_id)
)
select s.site, s.user_id, s.since, s.seen_at,
       round((extract(epoch from s.seen_at - s.since) / 86400)::numeric, 3) as days,
       s.fans, s.fans - s.fans_before as fans_gained,
       s.visits, s.visits - s.visits_before as visits_gained,
       s.rank, s.rank_before - s.rank as places_gained,
       s.likes - s.likes_before as likes_gained,
       (select count(*) from storage.article a
        where a.site = s.site and a.user_id = s.user_id
          and a.published_at > s.since and a.published_at <= s.seen_at) as articles_published
from steps s
where s.since is not null;
comment on view storage.profile_growth is 'What an account gained between two consecutive observations, and what it published in between.';
comment on column storage.profile_growth.site is 'The platform.';
comment on column storage.profile_growth.user_id is 'The account.';
comment on column storage.profile_growth.since is 'The observation before.';
comment on column storage.profile_growth.seen_at is 'This observation.';
comment on column storage.profile_growth.days is 'Days between the two.';
comment on column storage.profile_growth.fans is 'Fans at this observation.';
comment on column storage.profile_growth.fans_gained is 'Fans more than before.';
comment on column storage.profile_growth.visits is 'Visits at this observation.';
comment on column storage.profile_growth.visits_gained is 'Visits more than before.';
comment on column storage.profile_growth.rank is 'Rank at this observation; 1 is the best.';
comment on column storage.profile_growth.places_gained is 'Places climbed; negative: fallen.';
comment on column storage.profile_growth.likes_gained is 'Likes more than before.';
comment on column storage.profile_growth.articles_published is 'Stored articles published between the two.';
