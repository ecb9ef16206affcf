-- Ends all visits of a person. ?1 = person
delete from visit
where person = ?1;
