-- The last `seq` given. $1 = tenant
select value from meta
where tenant = $1
  and name = 'seq';
