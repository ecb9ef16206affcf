-- Gives a record exactly these keys. $1 = tenant, $2 = id, $3 = kind, $4 = indexes, $5 = keys
with key as (
    select name, key from unnest($4::text[], $5::text[]) as k (name, key)
), old as (
    delete from record_index as i
    where i.tenant = $1
      and i.id = $2
      and i.kind = $3
      and not exists (select 1 from key as k where k.name = i.name and k.key = i.key)
)
insert into record_index (tenant, name, key, id, kind)
select $1, name, key, $2, $3 from key
on conflict do nothing;
