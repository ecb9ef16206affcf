-- An invitation. $1 = tenant, $2 = hash
select hash, person, email, purpose, roles, confirmation, made_by, made_at, ended_at
from invitation
where tenant = $1
  and hash = $2;
