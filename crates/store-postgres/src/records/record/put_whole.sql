-- Writes a record, which is in its scope from now on and found by exactly these keys.
-- $1 to $9 as the columns stand, $10 = indexes, $11 = keys
with key as (
    select name, key from unnest($10::text[], $11::text[]) as k (name, key)
), old as (
    delete from record_index as i
    where i.tenant = $1
      and i.id = $3
      and i.kind = $2
      and not exists (select 1 from key as k where k.name = i.name and k.key = i.key)
), new as (
    insert into record_index (tenant, name, key, id, kind)
    select $1, name, key, $3, $2 from key
    on conflict do nothing
), back as (
    delete from gone where tenant = $1 and scope = $5 and kind = $2 and id = $3
)
insert into record (tenant, kind, id, parent, scope, ver, seq, body_version, body)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (tenant, kind, id) do update set
    parent = excluded.parent,
    scope = excluded.scope,
    ver = excluded.ver,
    seq = excluded.seq,
    body_version = excluded.body_version,
    body = excluded.body;
