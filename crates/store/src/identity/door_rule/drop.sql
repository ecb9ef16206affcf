-- Takes a rule back. ?1 = rule
delete from door_rule
where rule = ?1;
