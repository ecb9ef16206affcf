-- Records that lay under some others and are there no more, as images know them. $1 = tenant, $2 = ids
select distinct e.kind, e.id from effect as e
where e.tenant = $1
  and e.before_parent = any($2)
  and not exists (select 1 from record as r where r.tenant = $1 and r.kind = e.kind and r.id = e.id);
