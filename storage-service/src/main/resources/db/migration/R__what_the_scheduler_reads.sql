-- The scheduler answers a small crawl with its rows: where it has a role of its own, that reads these two and nothing else. Runs
-- again whenever its text changes, as it must where a migration makes one of them anew; the last one to do so is V2.
do $$
begin
    if exists (select from pg_roles where rolname = 'scheduler') and current_user <> 'scheduler' then
        grant usage on schema storage to scheduler;
        grant select on storage.profile_overview, storage.article to scheduler;
    end if;
end
$$;
