-- The words of docs/glossary.md. Nothing but names and comments changes.

alter table lane rename to crawl_queue;
alter index lane_pkey rename to crawl_queue_pkey;
alter table crawl_queue rename constraint lane_crawl_id_fkey to crawl_queue_crawl_id_fkey;
alter index lane_in_turn rename to crawl_queue_in_turn;
comment on table crawl_queue is 'The waiting tasks of one crawl, site and priority: queues of a site and priority take turns';
comment on column crawl_queue.turn is 'Page loads that were expected of its tasks, on the scale of site_turn; the lowest goes next';
comment on column crawl_queue.next_due is 'The earliest time at which it has a due task; infinity: none waits';
comment on column crawl_queue.wakes is 'Counts the times that tasks came to wait: a publisher that read the queue before does not take it for empty';
comment on table site_turn is 'Virtual time: the turn of the queue that was served last; a queue that was idle starts from there';

alter table crawl_lease rename column attended_at to renewed_at;
comment on table crawl_lease is 'Crawls that continue only as long as keep-alives of their client arrive';
comment on column crawl_lease.lasts is 'How long after a keep-alive the next one must arrive';
comment on column crawl_lease.renewed_at is 'When the last keep-alive arrived';

comment on table crawl_to_end is 'Crawls whose end is to be published: a row each time a crawl is given something to do; deleted when the end is published';
comment on column crawl_to_end.entry is 'A published end deletes the rows that it has seen, so that one entered meanwhile has an end of its own';
comment on column site.slowed is 'The factor by which the pause of its file is multiplied: doubled when it refuses, eased while it does not';
comment on column task.silent_visits is 'Visits that started and of which nothing was heard again';
comment on column task.ended_visits is 'Visits whose end arrived';
comment on column task.stopped_visits is 'Visits that were ordered to stop';
