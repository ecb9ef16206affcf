-- How many papers. ?1 = states (JSON), ?2 = type, ?3 = department, ?4 = person, ?5 = body, ?6 = year,
-- ?7 = due by, ?8 = words; only conditions that are set stand in it.
select count(*) as number
from paper as p
where {where};
