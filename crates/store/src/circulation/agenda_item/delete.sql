-- Forgets the row of a record. ?1 = id
delete from agenda_item where id = ?1;
