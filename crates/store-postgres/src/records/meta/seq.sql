-- The last `seq` given, which keys records are found by, and where the municipality was met last. $1 = tenant
select name, value from meta
where tenant = $1
  and name in ('seq', 'keys', 'cluster');
