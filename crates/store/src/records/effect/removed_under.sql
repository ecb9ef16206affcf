-- Records that lay under some others and are there no more, as images know them. ?1 = JSON of ids without hyphens
select distinct e.kind, e.id from effect as e
where e.before_parent in (select unhex(value) from json_each(?1))
    and not exists (select 1 from record as r where r.kind = e.kind and r.id = e.id);
