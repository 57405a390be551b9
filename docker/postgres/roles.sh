#!/usr/bin/env bash
# Run once by the postgres image, on an empty volume: a role for each service, which owns its schema and sees no other (but
# for what storage lets the scheduler read of its rows), and one for people, which reads the rows and nothing else.
set -euo pipefail

psql -v ON_ERROR_STOP=1 --single-transaction --no-psqlrc -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v database="$POSTGRES_DB" -v scheduler="$SCHEDULER_DB_PASSWORD" -v storage="$STORAGE_DB_PASSWORD" \
  -v reader="$READER_DB_PASSWORD" <<'END'
revoke all on database :"database" from public;
revoke all on schema public from public;
create role scheduler login password :'scheduler';
create role storage login password :'storage';
create role reader login password :'reader';
grant connect on database :"database" to scheduler, storage, reader;
create schema scheduler authorization scheduler;
create schema storage authorization storage;
grant usage on schema storage to reader;
alter default privileges for role storage in schema storage grant select on tables to reader;
END
