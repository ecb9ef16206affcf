-- A page of records that are there no more, each as it last stood, in the order in which they went; of what was erased for
-- good there is no image. $1 = tenant, $2 = link and $3 = place after which, $4 = limit
select e.log_no, e.place, e.kind, e.id, e.before_parent as parent, e.before_scope as scope, e.before_ver as ver,
    e.before_seq as seq, e.before_body_version as body_version, e.before_body as body
from effect as e
where e.tenant = $1
  and (e.log_no, e.place) > ($2, $3)
  and e.after_ver is null
  and e.before_scope is not null
  and not exists (select 1 from record as r where r.tenant = $1 and r.kind = e.kind and r.id = e.id)
  and not exists (
      select 1 from effect as l
      where l.tenant = $1
        and l.id = e.id
        and l.kind = e.kind
        and l.log_no > e.log_no
        and l.after_ver is null
        and l.before_scope is not null
  )
order by e.log_no, e.place
limit $4;
