-- Records whose key in an index lies in a range.
-- $1 = tenant, $2 = index, $3 = first key, $4 = key after the last, $5 = limit
select r.kind, r.id, r.parent, r.scope, r.ver, r.seq, r.body_version, r.body
from record_index as i
join record as r on r.tenant = i.tenant and r.kind = i.kind and r.id = i.id
where i.tenant = $1
  and i.name = $2
  and i.key >= $3
  and i.key < $4
order by i.key, i.id
limit $5;
