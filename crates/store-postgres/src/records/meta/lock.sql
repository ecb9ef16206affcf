-- The numbers every writer takes first, so that writers of one municipality go one after another and `seq` is in
-- the order of their commits, and where it was met last. $1 = tenant
select name, value from meta
where tenant = $1
  and name in ('seq', 'keys', 'cluster')
order by name
for no key update;
