-- Forgets the row of a record. ?1 = id
delete from meeting_document where id = ?1;
