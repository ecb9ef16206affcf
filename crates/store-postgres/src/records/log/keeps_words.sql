-- A link that touched a record which a person did not see as the link found it or as it left it. $1 = tenant,
-- $2 = log_no, $3 = audiences they are of
select e.log_no from effect as e
where e.tenant = $1
  and e.log_no = $2
  and (
    not (e.before_scope = any($3::text[]))
    or e.after_ver is not null and not (coalesce(
      (
        select n.before_scope from effect as n
        where n.tenant = $1 and n.id = e.id and n.kind = e.kind and n.log_no > e.log_no
        order by n.log_no limit 1
      ),
      (select r.scope from record as r where r.tenant = $1 and r.kind = e.kind and r.id = e.id),
      ''
    ) = any($3::text[]))
  )
limit 1;
