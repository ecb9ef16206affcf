-- Words and stems of a document. ?1 = search_id, ?2 = exact, ?3 = stem
insert into search_index (rowid, exact, stem) values (?1, ?2, ?3);
