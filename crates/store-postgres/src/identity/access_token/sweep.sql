-- Forgets tokens that ended. $1 = tenant, $2 = now
delete from access_token
where tenant = $1
  and expires_at <= $2;
