-- $1 = tenant, $2 = audience_id, $3 = atoms, $4 = seq of the command that uses it
insert into audience (tenant, audience_id, atoms, since)
values ($1, $2, $3, $4)
on conflict do nothing;
