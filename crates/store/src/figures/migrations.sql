-- Migrations that ran, by room.
select room as name, applied as count from migration order by room;
