-- ?1 = audience_id, ?2 = atoms, ?3 = seq of the command that uses it
insert into audience (audience_id, atoms, since) values (?1, ?2, ?3) on conflict do nothing;
