-- A date without a time of day is not midnight: what the page shows of it stands beside it. Rows of before do not tell.
alter table storage.article
    add published_precision text check (published_precision in ('day', 'hour', 'minute', 'second')),
    add updated_precision text check (updated_precision in ('day', 'hour', 'minute', 'second'));
comment on column storage.article.published_precision is
    'The smallest unit of published_at that the page shows: day, hour, minute or second; smaller ones are zero and mean nothing. Null: not known.';
comment on column storage.article.updated_precision is 'The same of updated_at.';
