-- Which database this is, and which of its lives: the timeline rises when a copy is brought forward or a standby
-- takes over, at once and not with the next checkpoint; a database made anew has another oid. Nothing while it only
-- follows another.
select case when not pg_is_in_recovery() then
    s.system_identifier
    || '/' || ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::int
    || '/' || d.oid
end as place
from pg_control_system() as s, pg_database as d
where d.datname = current_database();
