-- When the first of some audiences was first used. $1 = tenant, $2 = audience ids
select min(since) as since from audience
where tenant = $1
  and audience_id = any($2);
