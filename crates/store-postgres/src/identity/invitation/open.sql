-- Invitations neither accepted nor taken back, the newest first. $1 = tenant
select hash, person, email, purpose, roles, confirmation, made_by, made_at, ended_at
from invitation
where tenant = $1
  and ended_at is null
order by made_at desc, hash;
