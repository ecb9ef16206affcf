-- Links of a part of the log. $1 to $6 as in seen.sql
select count(*) as number from log as l
where l.tenant = $1
  and l.verdict <> 'refused'
  and ($2::uuid is null or l.actor = $2 or l.header::json #>> '{on_behalf_of,person}' = $3::text)
  and ($4::text is null or l.received_at >= $4)
  and ($5::text is null or l.received_at < $5)
  and ($6::uuid is null or l.log_no in (
    select e.log_no from effect as e where e.tenant = $1 and e.id = $6
    union
    select e.log_no from record as r
    join effect as e on e.tenant = r.tenant and e.id = r.id and e.kind = r.kind
    where r.tenant = $1 and r.parent = $6
  ));
