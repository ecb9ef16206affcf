-- $1 = tenant, $2 = person
select acl_ver, scopes, seq, day from sight
where tenant = $1
  and person = $2;
