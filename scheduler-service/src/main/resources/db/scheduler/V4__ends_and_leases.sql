-- The end of a crawl is told; a crawl that somebody waits for ends with him.

create table crawl_to_end (
    entry    bigint generated always as identity primary key,
    crawl_id text not null references crawl on delete cascade
);
comment on table crawl_to_end is 'Crawls whose end is to be told: a row each time a crawl is given something to do; gone when the end is told';
comment on column crawl_to_end.entry is 'Told ends take away the rows that they have seen, so that one entered meanwhile has an end of its own';
comment on column crawl_to_end.crawl_id is 'May be there more than once';
create index crawl_to_end_of_crawl on crawl_to_end (crawl_id);

insert into crawl_to_end (crawl_id)
select distinct crawl_id from task where state in ('HELD', 'WAITING', 'QUEUED', 'CANCELLING', 'FETCHED');

create table crawl_lease (
    crawl_id    text primary key references crawl on delete cascade,
    lasts       interval    not null,
    attended_at timestamptz not null
);
comment on table crawl_lease is 'Crawls that somebody waits for, who is heard of again and again; cancelled when he falls silent';
comment on column crawl_lease.lasts is 'How long he may be silent';
comment on column crawl_lease.attended_at is 'When he was last heard of';
