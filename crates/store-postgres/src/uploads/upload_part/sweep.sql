-- Forgets the parts of uploads begun before an instant and tells where they lie. $1 = tenant, $2 = instant
delete from upload_part as p
using upload as u
where u.tenant = $1
  and u.begun_at < $2
  and p.tenant = u.tenant
  and p.upload_id = u.upload_id
returning p.place;
