-- An account whose address leads to another account ends MOVED.

alter table task drop constraint task_state_check;
alter table task add constraint task_state_check check (state in (
    'HELD', 'WAITING', 'QUEUED', 'FETCHED', 'CANCELLING', 'STORED', 'EMPTY', 'NOT_FOUND', 'MOVED', 'CANCELLED', 'DEAD'));
