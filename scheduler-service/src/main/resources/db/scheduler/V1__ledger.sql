-- The ledger: which account is visited next, and what became of it.

create table crawl (
    crawl_id     text primary key,
    site         text        not null,
    scope        text        not null check (scope in ('profile', 'list', 'bodies')),
    source       text        not null check (source in ('http', 'topic', 'file')),
    submitted_at timestamptz not null,
    cancelled_at timestamptz
);
comment on table crawl is 'A named batch of accounts submitted together';
comment on column crawl.crawl_id is 'Given by the client or drawn; that of a file contains its SHA-256';
comment on column crawl.site is 'Site of the first submission; each task has its own';
comment on column crawl.scope is 'Scope of the first submission; each task has its own';
comment on column crawl.source is 'How it was first submitted';
comment on column crawl.submitted_at is 'First submission';
comment on column crawl.cancelled_at is 'When a person cancelled it; nothing more is accepted for it';

create table account (
    site               text        not null,
    user_id            text        not null,
    first_submitted_at timestamptz not null,
    primary key (site, user_id)
);
comment on table account is 'One user ID on one site';
comment on column account.site is 'ID of the site, that of its file';
comment on column account.user_id is 'As the site shows it, in the case that the site file says';
comment on column account.first_submitted_at is 'When it was first asked for';

create table task (
    task_id         uuid primary key,
    crawl_id        text        not null references crawl,
    site            text        not null,
    user_id         text        not null,
    scope           text        not null check (scope in ('profile', 'list', 'bodies')),
    priority        smallint    not null check (priority between 0 and 9),
    submitted_at    timestamptz not null,
    state           text        not null check (state in ('HELD', 'WAITING', 'QUEUED', 'FETCHED', 'CANCELLING',
                                                          'STORED', 'EMPTY', 'NOT_FOUND', 'CANCELLED', 'DEAD')),
    kind            text check (kind in ('timeout', 'click', 'browser', 'blocked', 'page', 'record')),
    reason          text        not null default '',
    state_since     timestamptz not null,
    not_before      timestamptz,
    attempt         integer     not null default 0,
    charged         integer     not null default 0,
    blocked         integer     not null default 0,
    blocked_since   timestamptz,
    refetched       integer     not null default 0,
    claimed_at      timestamptz,
    published       boolean     not null default false,
    expires_at      timestamptz,
    copies          integer     not null default 0,
    visit           uuid,
    fetcher         text,
    started_at      timestamptz,
    overdue_at      timestamptz,
    silent_visits   uuid[]      not null default '{}',
    ended_visits    uuid[]      not null default '{}',
    stopped_visits  uuid[]      not null default '{}',
    counted_attempt integer,
    empty           boolean     not null default false,
    fetched_at      timestamptz,
    pages           integer     not null default 0,
    want            jsonb       not null default '[]',
    have            jsonb       not null default '[]',
    spoiled         jsonb       not null default '[]',
    unique (crawl_id, site, user_id),
    foreign key (site, user_id) references account,
    check ((state = 'WAITING') = (not_before is not null)),
    check ((state in ('QUEUED', 'CANCELLING')) = (claimed_at is not null and expires_at is not null)),
    check ((state in ('FETCHED', 'DEAD')) = (counted_attempt is not null)),
    check ((state = 'DEAD') = (kind is not null))
);
comment on table task is 'The order to visit one account once, for one crawl';
comment on column task.task_id is 'Name-based UUID of crawl, site and user';
comment on column task.state is 'Where it is; the states of the protocol';
comment on column task.kind is 'Of what it died';
comment on column task.reason is 'One sentence on how it came to this state';
comment on column task.state_since is 'When it came to this state';
comment on column task.priority is '0 (whenever) to 9 (urgent)';
comment on column task.not_before is 'WAITING: when it is due';
comment on column task.attempt is 'Counts publishes; fences older ones';
comment on column task.charged is 'Attempts that count against those allowed';
comment on column task.blocked is 'How often in a row the site refused';
comment on column task.blocked_since is 'The first refusal of this row';
comment on column task.refetched is 'How often it was fetched again because its rows never came';
comment on column task.claimed_at is 'QUEUED: when this attempt was claimed';
comment on column task.published is 'QUEUED: whether Kafka has confirmed this attempt';
comment on column task.expires_at is 'QUEUED: from when on a fetcher drops it unread';
comment on column task.copies is 'QUEUED: how often this attempt may lie in the topic';
comment on column task.visit is 'The visit that has it now';
comment on column task.fetcher is 'The fetcher of that visit';
comment on column task.started_at is 'When that visit was seen to start';
comment on column task.overdue_at is 'From when on silence is taken for its end';
comment on column task.silent_visits is 'Visits that started and were never heard of again';
comment on column task.ended_visits is 'Visits that told how they ended';
comment on column task.stopped_visits is 'Visits that were told to stop';
comment on column task.counted_attempt is 'FETCHED: whose manifest counts; DEAD: whose letter stands';
comment on column task.empty is 'FETCHED: whether it will end EMPTY';
comment on column task.fetched_at is 'When its pages were last complete';
comment on column task.pages is 'Pages in the manifest';
comment on column task.want is 'Pages still to get; none: everything that the scope says';
comment on column task.have is 'The manifest so far';
comment on column task.spoiled is 'Pages that were sent and cannot be read or stored';

create unique index task_one_out_per_account on task (site, user_id) where state in ('QUEUED', 'CANCELLING');
create index task_due on task (site, priority desc, not_before, task_id) where state = 'WAITING';
create index task_out on task (site, state) where state in ('QUEUED', 'CANCELLING', 'FETCHED');
create index task_of_crawl on task (crawl_id, state, kind);
create index task_of_account on task (site, user_id);
create index task_open_age on task (submitted_at) where state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED');

create table task_event (
    event_id     bigint generated always as identity primary key,
    task_id      uuid        not null references task,
    at           timestamptz not null,
    what         text        not null,
    attempt      integer     not null,
    visit        uuid,
    fetcher      text,
    state_before text        not null,
    state_after  text        not null,
    reason       text        not null
);
comment on table task_event is 'What changed a task, in order: its attempts and visits';
comment on column task_event.at is 'By the clock of the scheduler';
comment on column task_event.what is 'An outcome, or what the scheduler or a person did';
comment on column task_event.attempt is 'The attempt it is about';
comment on column task_event.visit is 'The visit it is about';
comment on column task_event.fetcher is 'The fetcher of that visit';
comment on column task_event.state_before is 'State of the task before';
comment on column task_event.state_after is 'State of the task after';
comment on column task_event.reason is 'One sentence';
create index task_event_of_task on task_event (task_id, event_id);

create table dead_letter (
    letter_id    bigint generated always as identity primary key,
    task_id      uuid        not null,
    attempt      integer     not null,
    kind         text        not null,
    crawl_id     text        not null,
    site         text        not null,
    user_id      text        not null,
    at           timestamptz not null,
    reason       text        not null,
    letter       jsonb       not null,
    to_send      boolean     not null,
    discarded_at timestamptz,
    replayed_at  timestamptz,
    unique (task_id, attempt, kind)
);
comment on table dead_letter is 'What was read from the dead-letter topics, and what the scheduler writes there itself';
comment on column dead_letter.attempt is 'One letter stands for an attempt: that whose kind is the kind of the task''s end';
comment on column dead_letter.letter is 'The message';
comment on column dead_letter.to_send is 'Written by the scheduler and not yet on its topic';
comment on column dead_letter.discarded_at is 'When a person laid it aside; the task stays DEAD';
comment on column dead_letter.replayed_at is 'When the task was taken out of DEAD again';
create index dead_letter_to_send on dead_letter (letter_id) where to_send;
create index dead_letter_of_crawl on dead_letter (crawl_id);

create view standing_dead_letter as
select l.*
from dead_letter l
join task t on t.task_id = l.task_id and t.state = 'DEAD' and t.counted_attempt = l.attempt and t.kind = l.kind
where l.discarded_at is null;
comment on view standing_dead_letter is 'Letters of tasks that are dead now, but those laid aside; a letter whose attempt did not end DEAD is superseded';

create table malformed_message (
    message_id bigint generated always as identity primary key,
    topic      text        not null,
    part       integer     not null,
    position   bigint      not null,
    at         timestamptz not null,
    by         text        not null,
    reason     text        not null,
    sha256     text,
    bytes      integer     not null,
    head       bytea,
    unique (topic, part, position)
);
comment on table malformed_message is 'Messages that are not well-formed, from all topics';
comment on column malformed_message.part is 'Partition';
comment on column malformed_message.position is 'Offset';
comment on column malformed_message.by is 'The service that could not read it';
comment on column malformed_message.head is 'The first 64 KB of the value';

create table control (
    key        text primary key,
    value      jsonb,
    sent       boolean     not null,
    changed_at timestamptz not null
);
comment on table control is 'What crawl.control has to say; sent anew at start and on a timer';
comment on column control.value is 'Absent: a tombstone';
comment on column control.sent is 'Whether the topic has it as it is now';
create index control_to_send on control (key) where not sent;

create table site (
    site          text primary key,
    paused        boolean not null default false,
    resting_until timestamptz,
    succeeded_at  timestamptz
);
comment on table site is 'What the scheduler knows of a site beside its file';
comment on column site.paused is 'Whether a person has paused it';
comment on column site.resting_until is 'The site asked to be left alone until then (Retry-After)';
comment on column site.succeeded_at is 'When an account of it was last fetched';

create view ledger as
select crawl_id, state, kind, count(*) as tasks
from task
group by crawl_id, state, kind;
comment on view ledger is 'How many tasks of each crawl are in each state';
