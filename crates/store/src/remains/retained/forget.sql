-- Forgets an accepted command. ?1 = body
delete from retained where body = ?1;
