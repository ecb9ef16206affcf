-- Forgets invitations made before an instant. $1 = tenant, $2 = instant
delete from invitation
where tenant = $1
  and made_at <= $2;
