-- A task that is handed back again and again waits longer each time.

alter table task add column handed_back integer not null default 0;
comment on column task.handed_back is 'How often in a row it was handed back without a page';
