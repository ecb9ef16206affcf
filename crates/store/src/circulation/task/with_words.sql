t.id in (
    select d.id from search_index as i
    join search_document as d on d.search_id = i.rowid
    where search_index match ?7 and d.kind = 'task'
)
