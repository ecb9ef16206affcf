-- ?1 = device, ?2 = acl_ver, ?3 = scopes, ?4 = about, ?5 = told_at
insert into device_holding (device, acl_ver, scopes, about, told_at) values (?1, ?2, ?3, ?4, ?5)
on conflict (device) do update set
    acl_ver = excluded.acl_ver,
    scopes = excluded.scopes,
    about = excluded.about,
    told_at = excluded.told_at;
