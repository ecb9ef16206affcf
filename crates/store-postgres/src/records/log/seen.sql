-- A part of the log that a person may be told of, the newest first: links of which they see every record they touched,
-- as it stands or as it last stood; what was erased nobody sees. A link that touched nothing is of who acted alone.
-- $1 = tenant, $2 = who acted, $3 = the same as text, for whom another one acted, $4 = instant from, $5 = instant before,
-- $6 is of seen_of_record.sql, nothing here; $7 = audiences they are of, $8 = the person, $9 = kind left out, $10 = limit,
-- $11 = offset, $12 = number above them
select l.log_no, l.header, l.payload, l.salt, l.words, l.signature, l.payload_hash, l.prev, l.hash from log as l
where l.tenant = $1
  and l.verdict <> 'refused'
  and ($2::uuid is null or l.actor = $2 or l.header::json #>> '{on_behalf_of,person}' = $3::text)
  and ($4::text is null or l.received_at >= $4)
  and ($5::text is null or l.received_at < $5)
  and $6::uuid is null
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
