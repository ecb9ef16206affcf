-- Forgets the codes of a person. ?1 = person
delete from recovery_code
where person = ?1;
