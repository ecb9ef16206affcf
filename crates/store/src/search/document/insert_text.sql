-- Its text. ?1 = search_id, ?2 = body
insert into search_text (search_id, body) values (?1, ?2);
