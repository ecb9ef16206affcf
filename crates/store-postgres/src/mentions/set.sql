-- Says which blobs a record names. $1 = tenant, $2 = kind, $3 = id, $4 = blob ids
with named as (
    select blob_id from unnest($4::text[]) as n (blob_id)
), old as (
    delete from blob_mention as m
    where m.tenant = $1
      and m.kind = $2
      and m.id = $3
      and not exists (select 1 from named as n where n.blob_id = m.blob_id)
)
insert into blob_mention (tenant, blob_id, kind, id)
select $1, blob_id, $2, $3 from named
on conflict do nothing;
