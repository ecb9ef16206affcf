-- Whether a link touched a record that a person did not see as the link found it or as it left it. ?1 = log_no,
-- ?2 = JSON of the audiences they are of
select exists (
    select 1 from effect as e
    where e.log_no = ?1
        and (
            e.before_scope not in (select value from json_each(?2))
            or e.after_ver is not null and coalesce(
                (
                    select n.before_scope from effect as n
                    where n.id = e.id and n.kind = e.kind and n.log_no > e.log_no
                    order by n.log_no limit 1
                ),
                (select r.scope from record as r where r.kind = e.kind and r.id = e.id),
                ''
            ) not in (select value from json_each(?2))
        )
);
