-- ?1 = person, ?2 = acl_ver, ?3 = scopes, ?4 = seq, ?5 = day
insert into sight (person, acl_ver, scopes, seq, day) values (?1, ?2, ?3, ?4, ?5)
on conflict (person) do update set
    acl_ver = excluded.acl_ver,
    scopes = excluded.scopes,
    seq = excluded.seq,
    day = excluded.day;
