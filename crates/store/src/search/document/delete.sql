-- ?1 = search_id
delete from search_document where search_id = ?1;
