-- Adds a passkey. $1 = tenant, $2 = identifier, $3 = person, $4 = key, $5 = counter, $6 = name, $7 = made at, $8 = used at
insert into passkey (tenant, passkey_id, person, public_key, counter, name, made_at, used_at)
values ($1, $2, $3, $4, $5, $6, $7, $8);
