-- ?1 = audience_id, ?2 = atoms
insert into audience (audience_id, atoms) values (?1, ?2) on conflict do nothing;
