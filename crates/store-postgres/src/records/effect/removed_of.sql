-- Records that belonged to one and are there no more, as images know them: they lay under it or, having no parent,
-- named it. $1 = tenant, $2 = id, $3 = kinds, $4 = bytes of the id as bodies write it
select distinct e.kind, e.id from effect as e
where e.tenant = $1
  and e.kind = any($3)
  and e.before_body is not null
  and (e.before_parent = $2 or (e.before_parent is null and position($4::bytea in e.before_body) > 0))
  and not exists (select 1 from record as r where r.tenant = $1 and r.kind = e.kind and r.id = e.id);
