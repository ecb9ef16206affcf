-- Records whose key in an index lies in a range. ?1 = index, ?2 = first key, ?3 = key after the last, ?4 = limit
select r.kind, r.id, r.parent, r.scope, r.ver, r.seq, r.body_version, r.body
from record_index as i
join record as r on r.kind = i.kind and r.id = i.id
where i.name = ?1 and i.key >= ?2 and i.key < ?3
order by i.key, i.id
limit ?4;
