-- How many resolutions. ?1 = body, ?2 = year, ?3 = states (JSON), ?4 = meeting, ?5 = import, ?6 = paper,
-- ?7 = words; only conditions that are set stand in it.
select count(*) as number
from resolution as r
where {where};
