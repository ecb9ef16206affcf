-- ?1 = search_id
delete from search_text where search_id = ?1;
