-- Records by their keys. $1 = tenant, $2 = kinds, $3 = ids
select r.kind, r.id, r.parent, r.scope, r.ver, r.seq, r.body_version, r.body
from unnest($2::text[], $3::uuid[]) as k (kind, id)
join record as r on r.tenant = $1 and r.kind = k.kind and r.id = k.id;
