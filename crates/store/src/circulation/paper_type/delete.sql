-- Forgets the row of a record. ?1 = id
delete from paper_type where id = ?1;
