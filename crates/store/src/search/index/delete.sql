-- Takes the words of a document away by giving them again. ?1 = search_id, ?2 = exact, ?3 = stem
insert into search_index (search_index, rowid, exact, stem) values ('delete', ?1, ?2, ?3);
