-- Keeps a new access token; its hash is random, so a conflict is a fault.
insert into access_token (tenant, hash, device, person, generation, expires_at)
values ($1, $2, $3, $4, $5, $6);
