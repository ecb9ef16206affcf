-- A part of the log that a person may be told of, the newest first: links of which they see every record they touched,
-- as it stands or as it last stood; what was erased nobody sees. A link that touched nothing is of who acted alone.
-- ?1 to ?4 as in list.sql, ?5 is of seen_of_record.sql; ?6 = JSON of the audiences they are of, ?7 = the person, ?8 = kind
-- left out, ?9 = limit, ?10 = offset, ?11 = number above them
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where verdict <> 'refused'
    and (?1 is null or actor = ?1 or header ->> '$.on_behalf_of.person' = ?2)
    and (?3 is null or received_at >= ?3)
    and (?4 is null or received_at < ?4)
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
