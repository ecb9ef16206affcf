-- A document that changed; its kind and record stay. ?1 = search_id
update search_document
set owner = ?2, body = ?3, year = ?4, state = ?5, happened_on = ?6, number = ?7, title = ?8
where search_id = ?1;
