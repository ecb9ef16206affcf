-- A page of links about a person: what they did or were refused, what was done for them, what changed their record or
-- one under it. $1 = tenant, $2 = person, $3 = the same as text, $4 = log_no after which, $5 = limit
select log_no, header, payload, salt, words, signature, payload_hash, prev, hash from log
where tenant = $1
  and log_no > $4
  and (
    actor = $2
    or verdict <> 'refused' and (
        header::json #>> '{on_behalf_of,person}' = $3
        or log_no in (
            select e.log_no from effect as e where e.tenant = $1 and e.id = $2
            union
            select e.log_no from record as r
            join effect as e on e.tenant = r.tenant and e.id = r.id and e.kind = r.kind
            where r.tenant = $1 and r.parent = $2
        )
    )
  )
order by log_no
limit $5;
