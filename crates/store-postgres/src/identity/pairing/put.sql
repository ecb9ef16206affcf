-- Keeps a confirmed pairing; its identifier is new, so a conflict is a fault.
insert into pairing (tenant, pairing_id, code, person, challenge, device, public_key, name, confirmed_at, used_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);
