-- Forgets a way in. ?1 = way
delete from way_in
where way = ?1;
