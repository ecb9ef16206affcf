-- Puts sound content in the place of what was lost or damaged, unless somebody did meanwhile; where the damaged content
-- lies is noted until it is gone. $1 = tenant, $2 = blob_id, $3 = size_bytes, $4 = nonce, $5 = sealed_key, $6 = place,
-- $7 = the place of the damaged one
with renewed as (
    update blob as b set size_bytes = $3, nonce = $4, sealed_key = $5, place = $6
    where b.tenant = $1
      and b.blob_id = $2
      and coalesce(b.place, b.tenant || '/' || b.blob_id) = $7::text collate "C"
    returning b.tenant
)
insert into abandoned (tenant, place)
select tenant, $7::text from renewed
on conflict (tenant, place) do update set place = excluded.place;
