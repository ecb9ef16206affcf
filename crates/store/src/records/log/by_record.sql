-- Links that changed a record or anything under it, the newest first, but for one kind of commands.
-- ?1 = id, ?2 = kind left out, ?3 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where log_no in (
    select e.log_no from effect as e where e.id = ?1
    union
    select e.log_no from record as r join effect as e on e.id = r.id and e.kind = r.kind where r.parent = ?1
)
and kind <> ?2
order by log_no desc
limit ?3;
