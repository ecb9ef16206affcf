-- The numbers every writer takes first, so that writers of one municipality go one after another and `seq` is in
-- the order of their commits. $1 = tenant
select name, value from meta
where tenant = $1
  and name in ('seq', 'keys')
order by name
for no key update;
