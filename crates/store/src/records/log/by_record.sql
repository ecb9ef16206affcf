-- Links that changed a record or anything under it, the oldest first. ?1 = id, ?2 = limit
select log_no, header, payload, salt, payload_hash, prev, hash from log
where log_no in (
    select e.log_no from effect as e where e.id = ?1
    union
    select e.log_no from record as r join effect as e on e.id = r.id and e.kind = r.kind where r.parent = ?1
)
order by log_no
limit ?2;
