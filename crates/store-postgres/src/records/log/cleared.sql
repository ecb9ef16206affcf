-- How many links have no contents any more. $1 = tenant
select count(*) as number from log
where tenant = $1
  and payload is null;
