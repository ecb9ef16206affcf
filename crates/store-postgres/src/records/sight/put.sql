-- $1 = tenant, $2 = person, $3 = acl_ver, $4 = scopes, $5 = seq, $6 = day
insert into sight (tenant, person, acl_ver, scopes, seq, day)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant, person) do update set
    acl_ver = excluded.acl_ver,
    scopes = excluded.scopes,
    seq = excluded.seq,
    day = excluded.day;
