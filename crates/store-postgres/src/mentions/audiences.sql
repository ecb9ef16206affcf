-- Audiences of the records that name a blob. $1 = tenant, $2 = blob_id
select distinct a.atoms
from blob_mention as m
join record as r on r.tenant = m.tenant and r.kind = m.kind and r.id = m.id
join audience as a on a.tenant = r.tenant and a.audience_id = r.scope
where m.tenant = $1
  and m.blob_id = $2;
