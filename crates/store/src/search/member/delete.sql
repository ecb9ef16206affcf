-- ?1 = search_id
delete from search_member where search_id = ?1;
