-- Keeps a passage. $1 = tenant, $2 = hash, $3 = now
insert into passage (tenant, hash, began_at)
values ($1, $2, $3);
