-- Audiences first used after a seq. $1 = tenant, $2 = seq
select atoms from audience
where tenant = $1
  and since > $2
order by audience_id;
