p.id in (
    select m.id from search_index as i
    join search_member as m on m.search_id = i.rowid
    join search_group as g on g.group_id = m.group_id
    where search_index match ?8 and g.kind = 'paper'
)
