-- Keeps a new invitation; its hash is random, so a conflict is a fault.
insert into invitation (tenant, hash, person, email, purpose, roles, confirmation, made_by, made_at, ended_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
