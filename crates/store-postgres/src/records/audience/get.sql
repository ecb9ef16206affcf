-- Atoms of an audience. $1 = tenant, $2 = audience_id
select atoms from audience
where tenant = $1
  and audience_id = $2;
