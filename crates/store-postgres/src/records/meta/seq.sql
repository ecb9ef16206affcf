-- The last `seq` given, and which keys records are found by. $1 = tenant
select name, value from meta
where tenant = $1
  and name in ('seq', 'keys');
