-- A document.
insert into search_document (kind, id, owner, body, year, state, happened_on, number, title)
values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9);
