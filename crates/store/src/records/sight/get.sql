-- ?1 = person
select acl_ver, scopes, seq, day from sight where person = ?1;
