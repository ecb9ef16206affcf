-- Blobs that nothing names go with their keys, parts on their way too; where their sealed content lies is noted
-- until it is gone. $1 = tenant, $2 = blob ids
with unnamed as (
    select blob_id from unnest($2::text[]) as n (blob_id)
    where not exists (select 1 from blob_mention as m where m.tenant = $1 and m.blob_id = n.blob_id)
), whole as (
    delete from blob as b using unnamed as u
    where b.tenant = $1
      and b.blob_id = u.blob_id
    returning coalesce(b.place, b.tenant || '/' || b.blob_id) as place
), part as (
    delete from upload_part as p using upload as o, unnamed as u
    where p.tenant = $1
      and o.tenant = $1
      and o.upload_id = p.upload_id
      and o.blob_id = u.blob_id
    returning p.place
)
insert into abandoned (tenant, place)
select $1, place from whole
union
select $1, place from part
on conflict do nothing;
