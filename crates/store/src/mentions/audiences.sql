-- Audiences of the records that name a blob, each once. ?1 = blob_id
select distinct a.atoms
from blob_mention as m
join record as r on r.kind = m.kind and r.id = m.id
join audience as a on a.audience_id = r.scope
where m.blob_id = ?1;
