-- Fair shares between crawls, crawls that are paused, the pace that a site bears, and what visits told.

alter table crawl add column paused_at timestamptz;
comment on column crawl.paused_at is 'Since when a person has it paused: nothing more of it is published';

alter table account
    add column list_pages   integer,
    add column bodies_pages integer;
comment on column account.list_pages is 'Pages of the last visit of scope list';
comment on column account.bodies_pages is 'Pages of the last visit of scope bodies';

alter table site
    add column list_pages     double precision,
    add column bodies_pages   double precision,
    add column recent_loads   double precision not null default 0,
    add column loads_at       timestamptz,
    add column slowed         double precision not null default 1 check (slowed between 1 and 64),
    add column slowed_at      timestamptz,
    add column eased_at       timestamptz,
    add column robots_at      timestamptz,
    add column crawl_delay_ms bigint,
    add column delayed_at     timestamptz;
comment on column site.list_pages is 'Pages of a visit of scope list, a running mean';
comment on column site.bodies_pages is 'Pages of a visit of scope bodies, a running mean';
comment on column site.recent_loads is 'Page loads expected of what was published lately, as of loads_at; half of it is forgotten in a minute';
comment on column site.loads_at is 'When something of it was last published';
comment on column site.slowed is 'So many times the pause of its file is kept: doubled when it refuses, eased while it does not';
comment on column site.slowed_at is 'When the pause was last doubled';
comment on column site.eased_at is 'When the pause was last eased';
comment on column site.robots_at is 'When a fetcher last read its robots.txt';
comment on column site.crawl_delay_ms is 'The crawl-delay that it asks for there; none: it asks for none';
comment on column site.delayed_at is 'When crawl_delay_ms was first known as it is: what was published before keeps another pause';

create table lane (
    site     text             not null,
    priority smallint         not null,
    crawl_id text             not null references crawl,
    turn     double precision not null default 0,
    next_due timestamptz      not null,
    wakes    bigint           not null default 0,
    primary key (site, priority, crawl_id)
);
comment on table lane is 'The waiting tasks of one crawl, site and priority: lanes of a site and priority take turns';
comment on column lane.turn is 'Page loads that were expected of its tasks, on the scale of site_turn; the lowest goes next';
comment on column lane.next_due is 'Not before then has it a task that is due; infinity: none waits';
comment on column lane.wakes is 'Counts the times that tasks came to wait, so that nobody takes it for empty meanwhile';
create index lane_in_turn on lane (site, priority desc, turn, crawl_id) where next_due < 'infinity';

create table site_turn (
    site     text             not null,
    priority smallint         not null,
    turn     double precision not null,
    primary key (site, priority)
);
comment on table site_turn is 'Virtual time: the turn of the lane that was served last; a lane that was idle starts from there';

insert into lane (site, priority, crawl_id, next_due)
select site, priority, crawl_id, min(not_before) from task where state = 'WAITING' group by site, priority, crawl_id;

drop index task_due;
create index task_next on task (crawl_id, site, priority, not_before, task_id) where state = 'WAITING' and attempt = 0;
create index task_again on task (crawl_id, site, priority, not_before, task_id) where state = 'WAITING' and attempt > 0;

alter table task_event
    add column said_at timestamptz,
    add column pages   integer,
    add column url     text,
    add column status  integer;
comment on column task_event.said_at is 'An outcome: when it was seen, by the clock of who tells it';
comment on column task_event.pages is 'An outcome: pages of the task that were sent by then';
comment on column task_event.url is 'An outcome: where the visit was';
comment on column task_event.status is 'An outcome: the HTTP status there';
