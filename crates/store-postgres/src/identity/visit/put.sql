-- Adds a visit or replaces it.
insert into visit (tenant, hash, person, stage, began_at)
values ($1, $2, $3, $4, $5)
on conflict (tenant, hash) do update set
    person = excluded.person,
    stage = excluded.stage,
    began_at = excluded.began_at;
