-- The group of a document that changed. ?1 = search_id, ?2 = group_id
update search_member set group_id = ?2 where search_id = ?1 and group_id <> ?2;
