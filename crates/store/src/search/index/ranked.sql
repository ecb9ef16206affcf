-- The best of the newest hits, a word as written weighing twice its stem. Ranking reads the size of every
-- document it ranks, so only so many are. ?1 = expression, ?2 = groups (a JSON list or nothing), ?3 = hits
-- that are ranked, ?4 = limit, ?5 = offset
select id from (
    select i.rowid as id, i.rank as weight
    from search_index as i
    where search_index match ?1
        and i.rank match 'bm25(2.0, 1.0)'
        and (
            ?2 is null
            or (select m.group_id from search_member as m where m.search_id = i.rowid)
                in (select value from json_each(?2))
        )
    order by i.rowid desc
    limit ?3
)
order by weight, id desc
limit ?4 offset ?5;
