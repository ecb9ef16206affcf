-- Records that belonged to one and are there no more, as images know them: they lay under it or, having no parent,
-- named it. ?1 = id, ?2 = JSON of kinds, ?3 = id as bodies write it
select distinct e.kind, e.id from effect as e
where e.kind in (select value from json_each(?2))
    and e.before_body is not null
    and (e.before_parent = ?1 or (e.before_parent is null and instr(cast(e.before_body as text), ?3) > 0))
    and not exists (select 1 from record as r where r.kind = e.kind and r.id = e.id);
