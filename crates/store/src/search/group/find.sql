-- The group of documents alike. ?1 = kind, ?2 = body, ?3 = year, ?4 = state
select group_id from search_group
where kind = ?1 and ifnull(body, x'') = ifnull(?2, x'') and ifnull(year, 0) = ifnull(?3, 0) and state = ?4;
