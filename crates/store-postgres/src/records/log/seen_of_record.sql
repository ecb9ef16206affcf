-- The same of one record and of what lies under it: only its links are looked at, not the whole log. $1 to $12 as in
-- seen.sql, $6 = the record
select l.log_no, l.header, l.payload, l.salt, l.words, l.signature, l.payload_hash, l.prev, l.hash from log as l
where l.tenant = $1
  and l.verdict <> 'refused'
  and ($2::uuid is null or l.actor = $2 or l.header::json #>> '{on_behalf_of,person}' = $3::text)
  and ($4::text is null or l.received_at >= $4)
  and ($5::text is null or l.received_at < $5)
  and l.log_no in (
    select e.log_no from effect as e where e.tenant = $1 and e.id = $6
    union
    select e.log_no from record as r
    join effect as e on e.tenant = r.tenant and e.id = r.id and e.kind = r.kind
    where r.tenant = $1 and r.parent = $6
  )
  and not exists (
    select 1 from effect as e
    left join record as r on r.tenant = e.tenant and r.kind = e.kind and r.id = e.id
    where e.tenant = $1
      and e.log_no = l.log_no
      and not (coalesce(r.scope, (
        select g.before_scope from effect as g
        where g.tenant = $1 and g.id = e.id and g.kind = e.kind and g.after_ver is null
        order by g.log_no desc limit 1
      ), '') = any($7::text[]))
  )
  and (l.actor = $8 or exists (select 1 from effect as e where e.tenant = $1 and e.log_no = l.log_no))
  and l.kind <> $9
  and l.log_no < $12
order by l.log_no desc
limit $10 offset $11;
