-- An access token. $1 = tenant, $2 = hash
select hash, device, person, generation, expires_at
from access_token
where tenant = $1
  and hash = $2;
