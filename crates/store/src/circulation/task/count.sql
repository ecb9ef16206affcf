-- How many tasks. ?1 = open or not, ?2 = states (JSON), ?3 = assignee, ?4 = body, ?5 = due by,
-- ?6 = resolution, ?7 = words; only conditions that are set stand in it.
select count(*) as number
from task as t
where {where};
