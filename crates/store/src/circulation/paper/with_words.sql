p.id in (
    select d.id from search_index as i
    join search_document as d on d.search_id = i.rowid
    where search_index match ?8 and d.kind = 'paper'
)
