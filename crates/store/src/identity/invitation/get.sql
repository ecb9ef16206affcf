-- An invitation. ?1 = hash
select hash, person, email, purpose, roles, confirmation, made_by, made_at, ended_at
from invitation
where hash = ?1;
