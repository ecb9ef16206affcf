-- The best hits. ?1 = expression, ?2 = kinds, ?3 = bodies (hexadecimal), ?4 = years, ?5 = states (JSON lists
-- or nothing), ?6 = limit, ?7 = offset. A word as written weighs twice its stem.
select d.search_id, d.kind, d.id, d.owner, d.body, d.year, d.state, d.happened_on, d.number, d.title
from search_index as i
join search_document as d on d.search_id = i.rowid
where search_index match ?1
    and i.rank match 'bm25(2.0, 1.0)'
    and (?2 is null or d.kind in (select value from json_each(?2)))
    and (?3 is null or lower(hex(d.body)) in (select value from json_each(?3)))
    and (?4 is null or d.year in (select value from json_each(?4)))
    and (?5 is null or d.state in (select value from json_each(?5)))
order by i.rank
limit ?6 offset ?7;
