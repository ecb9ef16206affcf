-- Adds a visit or replaces it.
insert into visit (hash, person, stage, began_at)
values (?1, ?2, ?3, ?4)
on conflict (hash) do update set
    person = excluded.person,
    stage = excluded.stage,
    began_at = excluded.began_at;
