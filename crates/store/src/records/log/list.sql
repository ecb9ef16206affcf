-- A part of the log, the newest first. ?1 = who acted, ?2 = the same as text, for whom another one acted; ?3 = instant
-- from, ?4 = instant before, ?5 = id of a record that it or what lies under it was changed, nothing for all; ?6 = limit,
-- ?7 = offset
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where verdict <> 'refused'
    and (?1 is null or actor = ?1 or header ->> '$.on_behalf_of.person' = ?2)
    and (?3 is null or received_at >= ?3)
    and (?4 is null or received_at < ?4)
    and (?5 is null or log_no in (
        select e.log_no from effect as e where e.id = ?5
        union
        select e.log_no from record as r join effect as e on e.id = r.id and e.kind = r.kind where r.parent = ?5
    ))
order by log_no desc
limit ?6 offset ?7;
