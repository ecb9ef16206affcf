-- A page of records that are there no more, each as it last stood, in the order in which they went; of what was erased for
-- good there is no image. ?1 = link and ?2 = place after which, ?3 = limit
select e.log_no, e.place, e.kind, e.id, e.before_parent as parent, e.before_scope as scope, e.before_ver as ver,
    e.before_seq as seq, e.before_body_version as body_version, e.before_body as body
from effect as e
where (e.log_no, e.place) > (?1, ?2)
    and e.after_ver is null
    and e.before_scope is not null
    and not exists (select 1 from record as r where r.kind = e.kind and r.id = e.id)
    and not exists (
        select 1 from effect as l
        where l.id = e.id and l.kind = e.kind and l.log_no > e.log_no
            and l.after_ver is null and l.before_scope is not null
    )
order by e.log_no, e.place
limit ?3;
