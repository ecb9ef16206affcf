-- Forgets pairings confirmed before an instant. $1 = tenant, $2 = instant
delete from pairing
where tenant = $1
  and confirmed_at <= $2;
