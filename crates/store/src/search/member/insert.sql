-- The group of a document. ?1 = search_id, ?2 = group_id, ?3 = id of the record
insert into search_member (search_id, group_id, id) values (?1, ?2, ?3);
