-- Links that a person may be told of, as many as ?8 at most. ?1 to ?7 as in seen.sql
select count(*) from (
select 1 from log
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
limit ?8
);
