-- The same of one record and of what lies under it: only its links are looked at, not the whole log. ?1 to ?11 as in
-- seen.sql, ?5 = the record
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where verdict <> 'refused'
    and (?1 is null or actor = ?1 or header ->> '$.on_behalf_of.person' = ?2)
    and (?3 is null or received_at >= ?3)
    and (?4 is null or received_at < ?4)
    and log_no in (
        select e.log_no from effect as e where e.id = ?5
        union
        select e.log_no from record as r join effect as e on e.id = r.id and e.kind = r.kind where r.parent = ?5
    )
    and not exists (
        select 1 from effect as e
        left join record as r on r.kind = e.kind and r.id = e.id
        where e.log_no = log.log_no
            and coalesce(r.scope, (
                select g.before_scope from effect as g
                where g.id = e.id and g.kind = e.kind and g.after_ver is null
                order by g.log_no desc limit 1
            ), '') not in (select value from json_each(?6))
    )
    and (actor = ?7 or exists (select 1 from effect as e where e.log_no = log.log_no))
    and kind <> ?8
    and log_no < ?11
order by log_no desc
limit ?9 offset ?10;
