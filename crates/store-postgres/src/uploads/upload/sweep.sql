-- Forgets uploads that were begun, or last gone on with, before an instant. $1 = tenant, $2 = instant
delete from upload
where tenant = $1
  and begun_at < $2;
