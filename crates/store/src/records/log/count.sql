-- Links of a part of the log. ?1 to ?5 as in list.sql
select count(*) from log
where verdict <> 'refused'
    and (?1 is null or actor = ?1 or header ->> '$.on_behalf_of.person' = ?2)
    and (?3 is null or received_at >= ?3)
    and (?4 is null or received_at < ?4)
    and (?5 is null or log_no in (
        select e.log_no from effect as e where e.id = ?5
        union
        select e.log_no from record as r join effect as e on e.id = r.id and e.kind = r.kind where r.parent = ?5
    ));
