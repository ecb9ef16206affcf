-- Invitations neither accepted nor taken back, the newest first.
select hash, person, email, purpose, roles, confirmation, made_by, made_at, ended_at
from invitation
where ended_at is null
order by made_at desc, hash;
