-- Which database this is, and which of its lives: the timeline rises when a copy is brought forward or a standby
-- takes over.
select s.system_identifier || '/' || c.timeline_id as place
from pg_control_system() as s, pg_control_checkpoint() as c;
