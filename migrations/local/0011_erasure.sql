-- Whether a staged row was erased for good by the office. No personal data; until the checkpoint.
alter table staged add column erased integer not null default 0;
