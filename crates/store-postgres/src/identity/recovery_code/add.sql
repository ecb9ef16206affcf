-- Adds a code. $1 = tenant, $2 = person, $3 = hash
insert into recovery_code (tenant, person, hash, used_at)
values ($1, $2, $3, null);
