-- $1 = tenant, $2 = device, $3 = acl_ver, $4 = scopes, $5 = about, $6 = told_at
insert into device_holding (tenant, device, acl_ver, scopes, about, told_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (tenant, device) do update set
    acl_ver = excluded.acl_ver,
    scopes = excluded.scopes,
    about = excluded.about,
    told_at = excluded.told_at;
