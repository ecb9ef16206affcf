-- An access token. ?1 = hash
select hash, device, person, generation, expires_at
from access_token
where hash = ?1;
