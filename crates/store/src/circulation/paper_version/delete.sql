-- Forgets the row of a record. ?1 = id
delete from paper_version where id = ?1;
