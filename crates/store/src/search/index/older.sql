-- Hits behind those that are ranked, the newest first. ?1 = expression, ?2 = groups (a JSON list or nothing),
-- ?3 = limit, ?4 = offset
select i.rowid as id
from search_index as i
where search_index match ?1
    and (
        ?2 is null
        or (select m.group_id from search_member as m where m.search_id = i.rowid)
            in (select value from json_each(?2))
    )
order by i.rowid desc
limit ?3 offset ?4;
