-- Adds a key. ?1 = index, ?2 = key, ?3 = id, ?4 = kind
insert into record_index (name, key, id, kind) values (?1, ?2, ?3, ?4) on conflict do nothing;
